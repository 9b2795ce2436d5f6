package dev.wenshu.document.parse.format.mail;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads mbox files (RFC 4155): each message is a part. */
public final class MailboxReader implements FormatReader {
    private static final Pattern SEPARATOR = Pattern.compile("From \\S.*\\d{4}.*");

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        Path message = sink.scratchFile(".eml");
        Writer out = Files.newBufferedWriter(message, StandardCharsets.ISO_8859_1);
        int number = 0;
        try (BufferedReader lines = Files.newBufferedReader(source.file(), StandardCharsets.ISO_8859_1)) {
            boolean blank = true;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (blank && SEPARATOR.matcher(line).matches()) {
                    out.close();
                    number = handOn(message, number, sink);
                    out = Files.newBufferedWriter(message, StandardCharsets.ISO_8859_1);
                } else {
                    out.append(line).append("\r\n");
                }
                blank = line.isEmpty();
            }
        } finally {
            out.close();
        }
        handOn(message, number, sink);
        int pages = TextPages.flowing(sink).finish();
        sink.head(new DocumentHead(DocumentFormat.MAIL, "application/mbox", "", pages, Map.of(), false));
    }

    /** Gives the number of messages so far. */
    private static int handOn(Path message, int number, DocumentSink sink) throws IOException {
        if (Files.size(message) == 0) {
            return number;
        }
        try (InputStream in = Files.newInputStream(message)) {
            sink.part("message-" + (number + 1) + ".eml", in);
        }
        return number + 1;
    }
}
