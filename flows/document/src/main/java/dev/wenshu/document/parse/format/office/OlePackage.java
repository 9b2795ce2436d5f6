package dev.wenshu.document.parse.format.office;

import dev.wenshu.document.parse.format.DocumentSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.poi.poifs.filesystem.Ole10Native;
import org.apache.poi.poifs.filesystem.Ole10NativeException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** A file of any kind that Office wraps into an OLE object. */
final class OlePackage {
    private static final int LARGEST = 32 * 1024 * 1024;

    private OlePackage() {}

    static void report(InputStream in, DocumentSink sink) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST);
        try (POIFSFileSystem files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            if (files.getRoot().hasEntryCaseInsensitive(Ole10Native.OLE10_NATIVE)) {
                Ole10Native wrapped = Ole10Native.createFromEmbeddedOleObject(files);
                String name = wrapped.getFileName() == null ? wrapped.getLabel() : wrapped.getFileName();
                sink.part(
                        name == null ? "" : name.substring(name.lastIndexOf('\\') + 1),
                        new ByteArrayInputStream(wrapped.getDataBuffer()));
            } else if (files.getRoot().hasEntryCaseInsensitive("CONTENTS")) {
                try (InputStream contents = files.createDocumentInputStream("CONTENTS")) {
                    sink.part("embedded.pdf", contents);
                }
            }
        } catch (IOException | RuntimeException | Ole10NativeException e) {
            if (e instanceof dev.wenshu.document.parse.format.Refusal refusal) {
                throw refusal;
            }
            sink.problem("ATTACHMENT_BROKEN", "A file inside the document is damaged and was left out.");
        }
    }
}
