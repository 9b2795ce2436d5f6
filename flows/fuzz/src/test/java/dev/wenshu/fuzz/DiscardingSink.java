package dev.wenshu.fuzz;

import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.wire.ParseLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Takes what a reader reports and forgets it. */
final class DiscardingSink implements DocumentSink {
    private boolean empty = true;

    @Override
    public ParseLimits limits() {
        return new ParseLimits(10_000_000, 50, 5_000, 50_000, 10, 200, 100, 20_000_000, 100, 10_000_000, 0);
    }

    @Override
    public void head(DocumentHead head) {}

    @Override
    public void page(Page page) {
        empty = false;
    }

    @Override
    public void scan(Page page, Path image, float unitsPerPixel) throws IOException {
        empty = false;
        Files.deleteIfExists(image);
    }

    @Override
    public void scanOfSource(Page page, Path image) {
        empty = false;
    }

    @Override
    public void imprint(long hash) {}

    @Override
    public boolean wantsPicture(int page, int pages, boolean doubtful) {
        return false;
    }

    @Override
    public void picture(int page, PagePicture picture) {}

    @Override
    public boolean recognitionLeft() {
        return false;
    }

    @Override
    public void payload(Payload payload) {
        empty = false;
    }

    @Override
    public void part(String name, InputStream content) throws IOException {
        empty = false;
        content.transferTo(java.io.OutputStream.nullOutputStream());
    }

    @Override
    public boolean isEmpty() {
        return empty;
    }

    @Override
    public void problem(String code, String text) {}

    @Override
    public Path scratchFile(String suffix) throws IOException {
        Path file = Files.createTempFile("wenshu-fuzz", suffix);
        Files.delete(file);
        return file;
    }
}
