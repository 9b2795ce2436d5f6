package dev.wenshu.document.parse.format.mail;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import org.apache.poi.hmef.Attachment;
import org.apache.poi.hmef.HMEFMessage;

/** Reads winmail.dat, in which Exchange wraps attachments. */
public final class TnefReader implements FormatReader {
    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        try (InputStream in = Files.newInputStream(source.file())) {
            HMEFMessage message = new HMEFMessage(in);
            for (Attachment attachment : message.getAttachments()) {
                String name =
                        attachment.getLongFilename() == null ? attachment.getFilename() : attachment.getLongFilename();
                byte[] content = attachment.getContents();
                if (content != null && content.length > 0) {
                    sink.part(name == null ? "" : name, new ByteArrayInputStream(content));
                }
            }
            TextPages pages = TextPages.flowing(sink);
            String body = message.getBody();
            if (body != null && body.startsWith("{\\rtf")) {
                sink.part(
                        "body.rtf",
                        new ByteArrayInputStream(body.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
            } else if (body != null) {
                MailBody.addPlain(body, pages);
            }
            String subject = message.getSubject() == null ? "" : message.getSubject();
            sink.head(new DocumentHead(
                    DocumentFormat.MAIL, "application/vnd.ms-tnef", subject, pages.finish(), Map.of(), false));
        }
    }
}
