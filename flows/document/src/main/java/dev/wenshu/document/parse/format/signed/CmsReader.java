package dev.wenshu.document.parse.format.signed;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.text.XmlReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSTypedData;

/**
 * Reads a CMS envelope with signed content (CAdES, PKCS#7), binary or in base64. XML content is read as if it stood alone, with what the
 * check of the signature gave; any other content, a further envelope too, becomes a part.
 */
public final class CmsReader implements FormatReader {
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int HEAD = 512;
    private static final int SEQUENCE = 0x30;
    private static final Pattern ARMOUR = Pattern.compile("-----[^-]*-----");

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        if (Files.size(source.file()) > LARGEST) {
            throw new Refusal("TOO_LARGE", "Signed files of more than 16 MiB are not opened.");
        }
        CMSSignedData envelope = envelope(Files.readAllBytes(source.file()));
        byte[] content = content(envelope);
        String name = source.extension().equals("p7m")
                ? source.name().substring(0, source.name().length() - ".p7m".length())
                : source.name();
        CmsSignatures.check(envelope).report(sink, "");
        if (opensAsXml(content)) {
            Path inner = sink.scratchFile(".xml");
            Files.write(inner, content);
            new XmlReader().read(new Source(inner, name, "application/xml"), sink);
            return;
        }
        sink.head(new DocumentHead(DocumentFormat.ARCHIVE, source.mediaType(), "", 0, Map.of(), true));
        sink.part(name, new ByteArrayInputStream(content));
    }

    private static CMSSignedData envelope(byte[] file) {
        try {
            return new CMSSignedData(file.length > 0 && file[0] == SEQUENCE ? file : decoded(file));
        } catch (CMSException | IllegalArgumentException | IllegalStateException | ClassCastException e) {
            throw new Refusal("UNSUPPORTED_FORMAT", "The file is no signed envelope with content, or is encrypted.");
        }
    }

    private static byte[] decoded(byte[] file) {
        String text =
                ARMOUR.matcher(new String(file, StandardCharsets.ISO_8859_1)).replaceAll("");
        return Base64.getMimeDecoder().decode(text);
    }

    private static byte[] content(CMSSignedData envelope) throws IOException {
        CMSTypedData signed = envelope.getSignedContent();
        if (signed == null) {
            throw new Refusal("UNSUPPORTED_FORMAT", "The file holds a signature only; what it signs is elsewhere.");
        }
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try {
            signed.write(content);
        } catch (CMSException e) {
            throw Refusal.broken("its signed content cannot be read");
        }
        return content.toByteArray();
    }

    private static boolean opensAsXml(byte[] content) {
        String head = new String(content, 0, Math.min(content.length, HEAD), StandardCharsets.UTF_8);
        return head.replace("\uFEFF", "").stripLeading().startsWith("<");
    }
}
