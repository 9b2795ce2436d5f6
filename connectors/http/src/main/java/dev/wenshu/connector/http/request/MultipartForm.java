package dev.wenshu.connector.http.request;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.apache.commons.fileupload.FileItemIterator;
import org.apache.commons.fileupload.FileItemStream;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.InvalidFileNameException;
import org.apache.commons.fileupload.RequestContext;

/** Reads a form (RFC 7578) part by part; each part with a file name is a document, others are passed over. */
final class MultipartForm {
    private static final String ENCODING = "Content-Transfer-Encoding";
    private static final int LONGEST_HEADERS = 8 * 1024;

    private final Spool spool;
    private final int most;

    MultipartForm(Spool spool, int most) {
        this.spool = spool;
        this.most = most;
    }

    List<Spooled> read(ApiRequest request) {
        FileUpload form = new FileUpload();
        form.setHeaderEncoding("UTF-8");
        form.setPartHeaderSizeMax(LONGEST_HEADERS);
        try {
            return read(form.getItemIterator(new Context(request)));
        } catch (FileUploadException | IOException e) {
            throw new RequestRefused(Refusal.BAD_REQUEST, "the form is not well formed", e);
        }
    }

    private List<Spooled> read(FileItemIterator parts) throws FileUploadException, IOException {
        List<Spooled> documents = new ArrayList<>();
        int count = 0;
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (++count > most) {
                throw Documents.tooMany(most);
            }
            if (!part.isFormField()) {
                documents.add(spool.receive(content(part), FileName.of(name(part))));
            }
        }
        if (documents.isEmpty()) {
            throw Documents.none();
        }
        return documents;
    }

    private static Optional<String> name(FileItemStream part) {
        try {
            return Optional.ofNullable(part.getName());
        } catch (InvalidFileNameException e) {
            return Optional.ofNullable(e.getName());
        }
    }

    /** Base64 in a form is out of use since RFC 7578, but some programs still send it. */
    private static InputStream content(FileItemStream part) throws IOException {
        boolean base64 = part.getHeaders() != null
                && "base64".equalsIgnoreCase(part.getHeaders().getHeader(ENCODING));
        return base64 ? Base64.getMimeDecoder().wrap(part.openStream()) : part.openStream();
    }

    private record Context(ApiRequest request) implements RequestContext {
        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return request.header("Content-Type").orElse("");
        }

        /** Unknown: the size of the body is watched over by the body itself. */
        @Override
        @SuppressWarnings("deprecation")
        public int getContentLength() {
            return -1;
        }

        @Override
        public InputStream getInputStream() {
            return request.body();
        }
    }
}
