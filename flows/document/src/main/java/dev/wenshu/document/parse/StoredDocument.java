package dev.wenshu.document.parse;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.kernel.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A document whose pages lie in a file of one JSON object a line. */
record StoredDocument(
        Path folder,
        DocumentHead head,
        List<Payload> payloads,
        List<Part> parts,
        List<Problem> problems,
        OptionalLong imprint,
        Map<Integer, PagePicture> pictures)
        implements ParsedDocument {
    static final String PAGES = "pages.jsonl";

    @Override
    public Stream<Page> pages() {
        try {
            BufferedReader lines = Files.newBufferedReader(folder.resolve(PAGES));
            return lines.lines().map(StoredDocument::page).onClose(() -> {
                try {
                    lines.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the pages of a parsed document are gone", e);
        }
    }

    @Override
    public void close() {
        WorkFolder.delete(folder);
    }

    @Override
    public String toString() {
        return "StoredDocument[" + head + ", parts=" + parts.size() + ", problems=" + problems.size() + "]";
    }

    private static Page page(String line) {
        try {
            return Json.mapper().readValue(line, Page.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
