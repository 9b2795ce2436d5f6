package dev.wenshu.document.parse.format.ofd;

import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.wire.ParseLimits;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Remembers pages and problems. */
final class RecordingSink implements DocumentSink {
    private final List<String> codes = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();

    List<String> codes() {
        return codes;
    }

    List<Page> pages() {
        return pages;
    }

    @Override
    public ParseLimits limits() {
        return ParseLimits.defaults();
    }

    @Override
    public void head(DocumentHead head) {}

    @Override
    public void page(Page page) {
        pages.add(page);
    }

    @Override
    public void scan(Page page, Path image, float unitsPerPixel) {}

    @Override
    public void scanOfSource(Page page, Path image) {}

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
    public void payload(Payload payload) {}

    @Override
    public void part(String name, InputStream content) {}

    @Override
    public boolean isEmpty() {
        return codes.isEmpty();
    }

    @Override
    public void problem(String code, String text) {
        codes.add(code);
    }

    @Override
    public Path scratchFile(String suffix) {
        throw new UnsupportedOperationException(suffix);
    }
}
