package dev.wenshu.document.parse.format.text;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Payload;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import dev.wenshu.document.parse.format.XmlEvents;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XML: the file itself is a payload, its element texts are the page text, one block a leaf. */
public final class XmlReader implements FormatReader {
    private static final int LARGEST_PAYLOAD = 8 * 1024 * 1024;

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        TextPages pages = TextPages.flowing(sink);
        try (InputStream in = Files.newInputStream(source.file())) {
            String root = readTexts(XmlEvents.open(in), pages, sink.limits().nesting());
            if (Files.size(source.file()) <= LARGEST_PAYLOAD) {
                sink.payload(new Payload(Payload.Kind.XML, source.name(), 0, Files.readAllBytes(source.file())));
            } else {
                sink.problem("PAYLOAD_LIMIT", "The XML is too large to be taken as data; only its text was read.");
            }
            sink.head(new DocumentHead(
                    DocumentFormat.XML, source.mediaType(), "", pages.finish(), Map.of("root", root), false));
        } catch (XMLStreamException e) {
            throw Refusal.broken("its XML is not well-formed");
        }
    }

    private static String readTexts(XMLStreamReader xml, TextPages pages, int nesting)
            throws XMLStreamException, IOException {
        String root = "";
        int depth = 0;
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    root = depth == 0 ? xml.getLocalName() : root;
                    if (++depth > nesting) {
                        throw Refusal.nesting();
                    }
                    flush(text, pages);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    flush(text, pages);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                default -> XmlEvents.refuseDocumentType(xml);
            }
        }
        return root;
    }

    /** Embedded binaries in base64 are no text. */
    private static void flush(StringBuilder text, TextPages pages) throws IOException {
        boolean binary = text.length() > 2_000 && text.chars().limit(2_000).noneMatch(c -> c == ' ');
        if (!binary) {
            pages.paragraph(text.toString());
        }
        text.setLength(0);
    }
}
