package dev.wenshu.invoice.verify;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.InvoiceExtractor;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.verify.InvoiceVerifier.Query;
import dev.wenshu.invoice.verify.InvoiceVerifier.Verification;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Has fapiao verified after they were read; what the provider does not confirm is a problem, so that a person looks. */
public final class VerifyingExtractor implements FieldExtractor {
    private static final Pattern NATIONAL_NUMBER = Pattern.compile("\\d{20}");
    private static final Pattern CHECK_CODE = Pattern.compile("[0-9A-Za-z]{5,20}");
    private static final int QR_NUMBER = 3;
    private static final int QR_CHECK_CODE = 6;

    private final FieldExtractor extractor;
    private final InvoiceVerifier verifier;
    private final boolean retry;

    /** @param retry an answer that may be had later is a fault, so that the suite tries the document again */
    public VerifyingExtractor(FieldExtractor extractor, InvoiceVerifier verifier, boolean retry) {
        this.extractor = extractor;
        this.verifier = verifier;
        this.retry = retry;
    }

    @Override
    public Optional<Extraction> extract(ParsedDocument document) {
        return extractor
                .extract(document)
                .map(found -> query(document, found)
                        .map(query -> with(found, verifier.verify(query)))
                        .orElse(found));
    }

    /** Empty where the invoice is no fapiao, or what identifies it was not read. */
    private static Optional<Query> query(ParsedDocument document, Extraction found) {
        String number = value(found, InvoiceField.INVOICE_NUMBER);
        String code = value(found, InvoiceField.INVOICE_CODE);
        String date = value(found, InvoiceField.ISSUE_DATE);
        boolean fapiao = code != null
                || (number != null && NATIONAL_NUMBER.matcher(number).matches());
        return found.kind().equals(InvoiceExtractor.KIND) && number != null && date != null && fapiao
                ? Optional.of(new Query(
                        number,
                        code,
                        date,
                        value(found, InvoiceField.NET),
                        value(found, InvoiceField.TOTAL),
                        checkCode(document, number)))
                : Optional.empty();
    }

    private static @Nullable String checkCode(ParsedDocument document, String number) {
        return document.payloads().stream()
                .filter(payload -> payload.kind() == Payload.Kind.QR_CODE)
                .map(payload -> new String(payload.content(), StandardCharsets.UTF_8).split(",", -1))
                .filter(parts -> parts.length > QR_CHECK_CODE && parts[QR_NUMBER].equals(number))
                .map(parts -> parts[QR_CHECK_CODE])
                .filter(code -> CHECK_CODE.matcher(code).matches())
                .findFirst()
                .orElse(null);
    }

    private Extraction with(Extraction found, Verification verification) {
        List<Problem> problems = new ArrayList<>(found.problems());
        problems.addAll(
                switch (verification) {
                    case Verification.Valid() -> List.of();
                    case Verification.Unknown() ->
                        List.of(Problem.of("VERIFICATION_UNKNOWN", "The provider knows no such invoice."));
                    case Verification.Withdrawn(boolean reversed) ->
                        List.of(
                                reversed
                                        ? Problem.of("VERIFICATION_REVERSED", "The invoice was reversed (红冲).")
                                        : Problem.of("VERIFICATION_VOID", "The invoice was made void (作废)."));
                    case Verification.Mismatch mismatch ->
                        mismatch.fields().stream()
                                .sorted()
                                .map(field -> new Problem(
                                        field, "VERIFICATION_MISMATCH", "The provider knows another value."))
                                .toList();
                    case Verification.Unavailable unavailable -> List.of(unavailable(unavailable));
                });
        return new Extraction(found.kind(), found.fields(), found.lines(), problems);
    }

    private Problem unavailable(Verification.Unavailable answer) {
        boolean later = answer.category() == FaultCategory.EXTERNAL || answer.category() == FaultCategory.CAPACITY;
        if (retry && later) {
            throw new Fault(answer.category(), "The invoice could not be verified: " + answer.reason());
        }
        return Problem.of("VERIFICATION_UNAVAILABLE", "The invoice could not be verified: " + answer.reason());
    }

    private static @Nullable String value(Extraction found, InvoiceField field) {
        ExtractedField value = found.fields().get(field.key());
        return value == null ? null : value.value();
    }
}
