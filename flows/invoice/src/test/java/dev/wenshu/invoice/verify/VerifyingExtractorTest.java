package dev.wenshu.invoice.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.FakeDocument;
import dev.wenshu.invoice.verify.InvoiceVerifier.Query;
import dev.wenshu.invoice.verify.InvoiceVerifier.Verification;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerifyingExtractorTest {
    private static final Map<String, String> FAPIAO = Map.of(
            "invoice_number", "27086599",
            "invoice_code", "032002100611",
            "issue_date", "2022-08-30",
            "net", "15.94",
            "total", "15.94");

    private final List<Query> asked = new ArrayList<>();

    @Test
    void asksWhatTheInvoiceIsKnownByWithTheCheckCodeOfItsQrCode() {
        // Given
        FakeDocument document = FakeDocument.of(DocumentFormat.PDF)
                .with(Payload.Kind.QR_CODE, "01,10,032002100611,27086599,15.94,20220830,06789012345678901234,A1B2");

        // When
        Extraction found = verified(FAPIAO, new Verification.Valid(), false, document);

        // Then
        assertThat(asked)
                .containsExactly(
                        new Query("27086599", "032002100611", "2022-08-30", "15.94", "15.94", "06789012345678901234"));
        assertThat(found.problems()).isEmpty();
    }

    @Test
    void whatIsNotConfirmedIsAProblem() {
        // When
        List<String> codes = List.of(
                code(new Verification.Unknown()),
                code(new Verification.Withdrawn(false)),
                code(new Verification.Withdrawn(true)),
                code(new Verification.Mismatch(Set.of("total"))),
                code(new Verification.Unavailable(FaultCategory.EXTERNAL, "away")));

        // Then
        assertThat(codes)
                .containsExactly(
                        ":VERIFICATION_UNKNOWN",
                        ":VERIFICATION_VOID",
                        ":VERIFICATION_REVERSED",
                        "total:VERIFICATION_MISMATCH",
                        ":VERIFICATION_UNAVAILABLE");
    }

    @Test
    void isTriedAgainWhereThatIsWantedAndMayHelp() {
        // Given
        Verification away = new Verification.Unavailable(FaultCategory.EXTERNAL, "away");
        Verification wrong = new Verification.Unavailable(FaultCategory.SETUP, "no key");

        // When
        Extraction held = verified(FAPIAO, wrong, true, FakeDocument.of(DocumentFormat.PDF));

        // Then
        assertThat(held.problems()).extracting(Problem::code).containsExactly("VERIFICATION_UNAVAILABLE");
        assertThatThrownBy(() -> verified(FAPIAO, away, true, FakeDocument.of(DocumentFormat.PDF)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL));
    }

    @Test
    void nothingIsAskedAboutOtherInvoices() {
        // When
        verified(
                Map.of("invoice_number", "RE-1", "issue_date", "2026-01-01", "total", "1.00"),
                new Verification.Unknown(),
                false,
                FakeDocument.of(DocumentFormat.PDF));

        // Then
        assertThat(asked).isEmpty();
    }

    private String code(Verification verification) {
        Problem problem = verified(FAPIAO, verification, false, FakeDocument.of(DocumentFormat.PDF))
                .problems()
                .getFirst();
        return problem.field() + ":" + problem.code();
    }

    private Extraction verified(
            Map<String, String> fields, Verification verification, boolean retry, FakeDocument document) {
        Map<String, ExtractedField> extracted = new LinkedHashMap<>();
        fields.forEach((name, value) ->
                extracted.put(name, new ExtractedField(value, 0.99, Evidence.at(Origin.TEXT, 1, null))));
        FieldExtractor extractor = _ -> Optional.of(new Extraction("invoice", extracted, List.of(), List.of()));
        InvoiceVerifier fake = query -> {
            asked.add(query);
            return verification;
        };
        return new VerifyingExtractor(extractor, fake, retry).extract(document).orElseThrow();
    }
}
