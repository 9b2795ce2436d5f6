package dev.wenshu.app.assembly;

import dev.wenshu.document.DocumentParser;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Payload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The machine-readable invoice of a file: an XML file itself, or what is embedded in another, which is opened by the isolated
 * parser. That is started for the first such file only.
 */
public final class InvoiceXml implements AutoCloseable {
    private static final int MAX_BYTES = 50 * 1024 * 1024;

    private @Nullable ReaderAssembly assembly;

    /** Empty where the file cannot be read or holds no XML. */
    public Optional<byte[]> of(Path file) throws IOException {
        if (!Files.isReadable(file) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        boolean xml = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".xml");
        return xml ? Optional.of(content(file)) : embedded(file);
    }

    /** One byte more than the rules take, so that they see that it is too large. */
    private static byte[] content(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(MAX_BYTES + 1);
        }
    }

    private Optional<byte[]> embedded(Path file) {
        ParseOutcome outcome = parser().parse(file, file.getFileName().toString());
        if (outcome instanceof ParseOutcome.Parsed parsed) {
            try (ParsedDocument document = parsed.document()) {
                return document.payloads().stream()
                        .filter(payload ->
                                payload.kind() == Payload.Kind.XML || payload.kind() == Payload.Kind.EMBEDDED_XML)
                        .map(Payload::content)
                        .findFirst();
            }
        }
        return Optional.empty();
    }

    private DocumentParser parser() {
        ReaderAssembly known = assembly;
        if (known == null) {
            known = ReaderAssembly.fromSettings(1);
            assembly = known;
        }
        return known.parser();
    }

    @Override
    public void close() {
        if (assembly != null) {
            assembly.close();
        }
    }
}
