package dev.wenshu.document.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.inference.TextRecognition.RecognizedPage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignedFilesTest {
    private static final String XML = "<?xml version=\"1.0\"?><note><text>Read me</text></note>";

    @TempDir
    static Path work;

    private static IsolatedParser parser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        parser = new IsolatedParser(
                ParseConfig.defaults(work).withWorkers(1),
                request -> new RecognizedPage("fake", 400, 200, 0, List.of()));
    }

    @AfterAll
    static void stop() {
        parser.close();
    }

    @Test
    void readsXmlInAnEnvelopeAsIfItStoodAlone() {
        // Given
        byte[] file = Envelopes.signed(bytes(XML), true);

        // When
        String content = parsed(
                file, document -> new String(document.payloads().getFirst().content(), StandardCharsets.UTF_8));

        // Then
        assertThat(content).isEqualTo(XML);
        assertThat(this.<DocumentFormat>parsed(file, document -> document.head().format()))
                .isEqualTo(DocumentFormat.XML);
        assertThat(codes(file)).containsExactly("SIGNATURE_UNKNOWN_CA");
    }

    @Test
    void readsAnEnvelopeInBase64() {
        // Given
        byte[] file = Base64.getMimeEncoder().encode(Envelopes.signed(bytes(XML), true));

        // When
        List<String> codes = codes(file);

        // Then
        assertThat(codes).containsExactly("SIGNATURE_UNKNOWN_CA");
    }

    @Test
    void reportsContentThatWasChangedAfterItWasSigned() {
        // Given
        byte[] file = Envelopes.signed(bytes(XML), true);
        String text = new String(file, StandardCharsets.ISO_8859_1);
        file[text.indexOf("Read me")] = 'D';

        // When
        List<String> codes = codes(file);

        // Then
        assertThat(codes).containsExactly("SIGNATURE_BROKEN");
    }

    @Test
    void givesOtherContentAsAPart() {
        // Given
        byte[] file = Envelopes.signed(bytes("Plain words"), true);

        // When
        List<String> parts = parsed(
                file, document -> document.parts().stream().map(Part::name).toList());

        // Then
        assertThat(parts).containsExactly("invoice.xml");
    }

    @Test
    void refusesASignatureWithoutItsContentAndWhatIsNoEnvelope() {
        assertThat(outcome(Envelopes.signed(bytes(XML), false))).isInstanceOf(ParseOutcome.Rejected.class);
        assertThat(outcome(new byte[] {0x30, 0x03, 0x02, 0x01, 0x05})).isInstanceOf(ParseOutcome.Rejected.class);
        assertThat(outcome(new byte[] {0x30, (byte) 0x84, 0x7f, 0x7f, 0x7f, 0x7f, 0x06}))
                .isInstanceOf(ParseOutcome.Rejected.class);
    }

    private List<String> codes(byte[] file) {
        return parsed(
                file,
                document -> document.problems().stream().map(Problem::code).toList());
    }

    private <T> T parsed(byte[] content, Function<ParsedDocument, T> then) {
        ParseOutcome outcome = outcome(content);
        assertThat(outcome).isInstanceOf(ParseOutcome.Parsed.class);
        try (ParsedDocument document = ((ParseOutcome.Parsed) outcome).document()) {
            return then.apply(document);
        }
    }

    private ParseOutcome outcome(byte[] content) {
        return parser.parse(Samples.write(folder, "invoice.xml.p7m", content), "invoice.xml.p7m");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
