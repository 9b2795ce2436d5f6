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
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.poi.hsmf.MAPIMessage;
import org.apache.poi.hsmf.datatypes.AttachmentChunks;
import org.apache.poi.hsmf.exceptions.ChunkNotFoundException;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Reads Outlook messages: headers, text, attachments, enclosed messages. */
public final class OutlookReader implements FormatReader {
    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        try (MAPIMessage message = new MAPIMessage(source.file().toFile())) {
            message.setReturnNullOnMissingChunk(true);
            message.guess7BitEncoding();
            Map<String, String> properties = properties(message);
            TextPages pages = TextPages.flowing(sink);
            String text = message.getTextBody();
            String html = text == null || text.isBlank() ? message.getHtmlBody() : null;
            if (html != null) {
                MailBody.addHtml(html, pages);
            } else if (text != null) {
                MailBody.addPlain(text, pages);
            }
            for (AttachmentChunks attachment : message.getAttachmentFiles()) {
                report(attachment, sink);
            }
            String type = text(message.getMessageClassEnum().name());
            sink.head(new DocumentHead(
                    DocumentFormat.MAIL,
                    "application/vnd.ms-outlook",
                    properties.getOrDefault("Subject", ""),
                    pages.finish(),
                    properties,
                    type.contains("SIGN")));
        } catch (ChunkNotFoundException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> properties(MAPIMessage message) throws ChunkNotFoundException {
        Map<String, String> properties = new LinkedHashMap<>();
        put(properties, "Subject", message.getSubject());
        put(properties, "From", message.getDisplayFrom());
        put(properties, "To", message.getDisplayTo());
        put(properties, "Cc", message.getDisplayCC());
        if (message.getMessageDate() != null) {
            put(properties, "Date", message.getMessageDate().toInstant().toString());
        }
        if (message.getMainChunks().getMessageId() != null) {
            put(properties, "Message-ID", message.getMainChunks().getMessageId().getValue());
        }
        return properties;
    }

    private static void report(AttachmentChunks attachment, DocumentSink sink) throws IOException {
        if (attachment.getAttachmentDirectory() != null) {
            reportEnclosed(attachment, sink);
            return;
        }
        String name = "";
        if (attachment.getAttachLongFileName() != null) {
            name = text(attachment.getAttachLongFileName().getValue());
        } else if (attachment.getAttachFileName() != null) {
            name = text(attachment.getAttachFileName().getValue());
        }
        byte[] content = attachment.getEmbeddedAttachmentObject();
        if (content != null && content.length > 0) {
            sink.part(name, new ByteArrayInputStream(content));
        }
    }

    /** An enclosed message is a storage inside this one; copied into a file of its own it is a message again. */
    private static void reportEnclosed(AttachmentChunks attachment, DocumentSink sink) throws IOException {
        Path file = sink.scratchFile(".msg");
        try (POIFSFileSystem copy = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            EntryUtils.copyNodes(attachment.getAttachmentDirectory().getDirectory(), copy.getRoot());
            copy.writeFilesystem(out);
        }
        try (InputStream in = Files.newInputStream(file)) {
            sink.part("message.msg", in);
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static void put(Map<String, String> properties, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            properties.put(name, value.replace("\0", "").strip());
        }
    }
}
