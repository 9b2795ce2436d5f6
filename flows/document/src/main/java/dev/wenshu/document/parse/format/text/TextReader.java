package dev.wenshu.document.parse.format.text;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;

/** Reads plain text, Markdown and CSV in the encoding that its bytes show. */
public final class TextReader implements FormatReader {
    private static final int SAMPLE = 256 * 1024;
    private static final int LONGEST_LINE = 1 << 20;

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        TextEncoding encoding;
        try (InputStream in = Files.newInputStream(source.file())) {
            encoding = TextEncoding.of(in.readNBytes(SAMPLE));
        }
        boolean table =
                source.mediaType().equals("text/csv") || source.mediaType().equals("text/tsv");
        TextPages pages = table ? TextPages.paged(sink) : TextPages.flowing(sink);
        try (InputStream in = Files.newInputStream(source.file());
                BufferedReader reader = new BufferedReader(encoding.reader(in))) {
            if (table) {
                CsvRows.read(reader, pages);
            } else {
                new PlainBlocks(pages, source.extension().equals("md")).read(reader, LONGEST_LINE);
            }
        }
        int number = pages.finish();
        sink.head(new DocumentHead(
                table ? DocumentFormat.SPREADSHEET : DocumentFormat.TEXT,
                source.mediaType(),
                "",
                number,
                Map.of("charset", encoding.charset().name()),
                false));
    }

    static void row(TextPages pages, Iterable<String> cells) throws IOException {
        pages.add(Block.Kind.TABLE_ROW, String.join("\t", cells), 0);
    }
}
