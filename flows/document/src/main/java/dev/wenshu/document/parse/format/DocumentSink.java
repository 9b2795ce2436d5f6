package dev.wenshu.document.parse.format;

import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.wire.ParseLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where a reader reports what it finds; enforces the limits on number and size. */
public interface DocumentSink {
    ParseLimits limits();

    /** A later head replaces an earlier one. */
    void head(DocumentHead head) throws IOException;

    /** Numbered by the reader, in order. */
    void page(Page page) throws IOException;

    /** A page whose text is in an image made by {@link #scratchFile}; the page holds what text is known besides. */
    void scan(Page page, Path image, float unitsPerPixel) throws IOException;

    /** A page whose text is in the document's own file. */
    void scanOfSource(Page page, Path image) throws IOException;

    /** The perceptual hash of the first page's picture. */
    void imprint(long hash) throws IOException;

    /** Whether a picture of a page shall be kept, by which its text can be confirmed. */
    boolean wantsPicture(int page, int pages, boolean doubtful);

    /** A picture made by {@link #scratchFile}; it stays as long as the document. */
    void picture(int page, PagePicture picture) throws IOException;

    /** Whether another page may be given for recognition; a refusal is reported as a problem once. */
    boolean recognitionLeft() throws IOException;

    void payload(Payload payload) throws IOException;

    /** Copies a document inside this one. */
    void part(String name, InputStream content) throws IOException;

    /** Whether nothing of the document has been given yet: no text, image, data or part. */
    boolean isEmpty();

    /** The same code is reported once. */
    void problem(String code, String text) throws IOException;

    /** A file that does not exist yet, deleted after the job. */
    Path scratchFile(String suffix) throws IOException;
}
