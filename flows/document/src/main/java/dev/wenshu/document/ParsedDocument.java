package dev.wenshu.document;

import dev.wenshu.document.extract.Problem;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A parsed document. Pages live on disk and are read one by one, so the size of a document costs no memory. Closing
 * deletes what parsing wrote, the {@link Part} files included. Safe to read from several threads.
 */
public interface ParsedDocument extends AutoCloseable {
    DocumentHead head();

    /** The pages in order, read lazily; to be closed by the caller. */
    Stream<Page> pages();

    /** In the order of trust: the file's own XML, embedded XML, codes. */
    List<Payload> payloads();

    List<Part> parts();

    /** What could not be read, limits that were met, and suspicious findings. */
    List<Problem> problems();

    /** 64-bit perceptual hash of the first page's picture; empty where that page is text. */
    default OptionalLong imprint() {
        return OptionalLong.empty();
    }

    /** Pictures of pages whose text layer is in doubt, by page number; usually none. */
    default Map<Integer, PagePicture> pictures() {
        return Map.of();
    }

    @Override
    void close();
}
