package dev.wenshu.document.parse.format.text;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.jsoup.nodes.Document;

/** Reads HTML; what its own styles hide is set apart. */
public final class HtmlReader implements FormatReader {
    private static final int LARGEST = 32 * 1024 * 1024;

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        TextPages pages = TextPages.flowing(sink);
        Document html;
        try (InputStream in = Files.newInputStream(source.file())) {
            html = HtmlBlocks.parse(in.readNBytes(LARGEST));
        }
        HtmlBlocks.add(html, pages);
        pages.reportHidden();
        String title = html.title();
        sink.head(new DocumentHead(
                DocumentFormat.HTML,
                "text/html",
                title,
                pages.finish(),
                Map.of("charset", html.charset().name()),
                false));
    }
}
