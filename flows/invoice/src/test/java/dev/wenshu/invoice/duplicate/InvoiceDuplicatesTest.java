package dev.wenshu.invoice.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.duplicate.DuplicateMatch;
import dev.wenshu.document.duplicate.DuplicateMatch.Kind;
import dev.wenshu.document.duplicate.DuplicateMatch.Strength;
import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.duplicate.RecentDocuments;
import dev.wenshu.document.duplicate.Traits;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.invoice.FakeDocument;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvoiceDuplicatesTest {
    private static final Map<String, String> INVOICE = Map.of(
            "invoice_number", "RE-2026/0815",
            "issue_date", "2026-03-01",
            "total", "119.00",
            "currency", "EUR",
            "seller", "Müller & Söhne GmbH",
            "seller_tax_id", "DE136695976");
    private static final String TEXT = "Rechnung RE-2026/0815 vom 01.03.2026 Kunde 40021 Telefon 030 4455667"
            + " Artikel 88123 12,50 Artikel 90017 44,20 Artikel 71234 43,30 netto 100,00 gesamt 119,00"
            + " IBAN DE02 1203 0000 0000 2020 51";

    private final InvoiceDuplicates rule = new InvoiceDuplicates();

    @Test
    void sameNumberAndSellerIsCertainHoweverItIsWritten() {
        // Given
        Fingerprint known = print(INVOICE, 0.99, Origin.STRUCTURED, TEXT);

        // When
        Fingerprint copy = print(
                with(INVOICE, "invoice_number", "re 2O26 0815", "seller", "MÜLLER & SÖHNE GMBH.", "seller_tax_id", ""),
                0.9,
                Origin.OCR,
                "");

        // Then
        assertThat(found(known, copy)).contains(new DuplicateMatch(Strength.CERTAIN, Kind.NUMBER));
    }

    @Test
    void fapiaoWithCodeAndNumberNeedsNoSeller() {
        // Given
        Fingerprint known = print(
                Map.of("invoice_number", "27086599", "invoice_code", "032002100611", "total", "15.94"),
                0.99,
                Origin.QR,
                "");

        // When
        Fingerprint copy = print(
                Map.of("invoice_number", "27086599", "invoice_code", "032002100611", "seller", "某某公司"),
                0.99,
                Origin.TEXT,
                "");

        // Then
        assertThat(found(known, copy)).contains(new DuplicateMatch(Strength.CERTAIN, Kind.NUMBER));
    }

    @Test
    void creditNoteWithItsOwnNumberIsNone() {
        // Given
        Fingerprint known = print(INVOICE, 0.99, Origin.TEXT, TEXT);

        // When
        Fingerprint note = print(with(INVOICE, "invoice_number", "GS-2026/0007"), 0.99, Origin.TEXT, TEXT);

        // Then
        assertThat(found(known, note)).isEmpty();
    }

    @Test
    void nextMonthsInvoiceOfTheSameFormIsNone() {
        // Given
        Fingerprint known = print(with(INVOICE, "invoice_number", ""), 0.99, Origin.TEXT, TEXT);

        // When
        Fingerprint next =
                print(with(INVOICE, "invoice_number", "", "issue_date", "2026-04-01"), 0.99, Origin.TEXT, TEXT);

        // Then
        assertThat(found(known, next)).isEmpty();
    }

    @Test
    void sameSellerDateAndTotalWithoutNumberIsLikely() {
        // Given
        Fingerprint known = print(INVOICE, 0.99, Origin.TEXT, "");

        // When
        Fingerprint receipt = print(with(INVOICE, "invoice_number", ""), 0.99, Origin.TEXT, "");

        // Then
        assertThat(found(known, receipt)).contains(new DuplicateMatch(Strength.LIKELY, Kind.TUPLE));
    }

    @Test
    void numberWithOneMisreadCharacterIsLikely() {
        // Given
        Fingerprint known = print(INVOICE, 0.99, Origin.TEXT, TEXT);

        // When
        Fingerprint scan = print(with(INVOICE, "invoice_number", "RE-2026/0818"), 0.95, Origin.OCR, TEXT);

        // Then
        assertThat(found(known, scan)).contains(new DuplicateMatch(Strength.LIKELY, Kind.TUPLE));
    }

    @Test
    void sameContentIsLikelyWhereNoFieldWasRead() {
        // Given
        Fingerprint known = print(INVOICE, 0.99, Origin.TEXT, TEXT);

        // When
        Fingerprint scan =
                print(Map.of(), 0.5, Origin.OCR, TEXT.replace("44,20", "44,70").replace("71234", "7I234"));

        // Then
        assertThat(found(known, scan)).contains(new DuplicateMatch(Strength.LIKELY, Kind.CONTENT));
    }

    @Test
    void samePictureIsLikelyUnlessTheNumbersOnItAreOthers() {
        // Given
        Traits known = print(Map.of(), 0.5, Origin.OCR, "").traits();
        Traits photo = new Traits("IMAGE", Map.of(), known.clear(), true, new byte[0], 0x0F0F_1234_5678_9ABCL);
        Traits similar = new Traits("IMAGE", Map.of(), known.clear(), true, new byte[0], 0x0F0F_1234_5678_9AB3L);

        // When
        Optional<DuplicateMatch> match = rule.compare(photo, similar);

        // Then
        assertThat(match).contains(new DuplicateMatch(Strength.LIKELY, Kind.IMAGE));
        byte[] sketch = print(Map.of(), 0.5, Origin.OCR, TEXT).traits().sketch();
        byte[] other = print(Map.of(), 0.5, Origin.OCR, "101 202 303 404 505 606 707")
                .traits()
                .sketch();
        assertThat(rule.compare(withSketch(photo, sketch), withSketch(similar, other)))
                .isEmpty();
    }

    @Test
    void numberingThatStartsAnewEachYearIsOnlyLikely() {
        // Given
        Fingerprint known = print(with(INVOICE, "invoice_number", "12"), 0.99, Origin.TEXT, "");

        // When
        Fingerprint next = print(
                with(INVOICE, "invoice_number", "12", "issue_date", "2027-01-20", "total", "88.00"),
                0.99,
                Origin.TEXT,
                "");

        // Then
        assertThat(found(known, next)).contains(new DuplicateMatch(Strength.LIKELY, Kind.NUMBER));
    }

    @Test
    void runForgetsTheOldestBeyondItsBound() {
        // Given
        RecentDocuments recent = new RecentDocuments(rule, 2);
        Fingerprint first = print(INVOICE, 0.99, Origin.TEXT, TEXT);
        recent.add("a.pdf", "a.pdf", first);
        recent.add("b.pdf", "b.pdf", print(with(INVOICE, "invoice_number", "2"), 0.99, Origin.TEXT, ""));

        // When
        recent.add("c.pdf", "c.pdf", print(with(INVOICE, "invoice_number", "3"), 0.99, Origin.TEXT, ""));

        // Then
        assertThat(recent.find("d.pdf", first)).isEmpty();
    }

    @Test
    void carriersOfOneInvoiceInOneFileAreNoDuplicates() {
        // Given
        RecentDocuments recent = new RecentDocuments(rule, 10);
        recent.add("mail.eml", "mail.eml!a.xml", print(INVOICE, 0.99, Origin.STRUCTURED, TEXT, DocumentFormat.XML));

        // When
        Optional<RecentDocuments.Found> other =
                recent.find("mail.eml", print(INVOICE, 0.99, Origin.TEXT, TEXT, DocumentFormat.PDF));

        // Then
        assertThat(other).isEmpty();
        assertThat(recent.find("mail.eml", print(INVOICE, 0.99, Origin.STRUCTURED, TEXT, DocumentFormat.XML)))
                .map(RecentDocuments.Found::name)
                .contains("mail.eml!a.xml");
    }

    @Test
    void fingerprintsInvoicesOnly() {
        // Given
        Extraction report = new Extraction("document", Map.of(), List.of(), List.of());

        // When
        Optional<Fingerprint> print = rule.fingerprint(FakeDocument.of(DocumentFormat.PDF), report);

        // Then
        assertThat(print).isEmpty();
    }

    /** As a register would: only what shares a key is compared. */
    private Optional<DuplicateMatch> found(Fingerprint known, Fingerprint other) {
        RecentDocuments recent = new RecentDocuments(rule, 10);
        recent.add("known", "known", known);
        return recent.find("other", other).map(RecentDocuments.Found::match);
    }

    private Fingerprint print(Map<String, String> fields, double confidence, Origin origin, String text) {
        return print(fields, confidence, origin, text, DocumentFormat.PDF);
    }

    private Fingerprint print(
            Map<String, String> fields, double confidence, Origin origin, String text, DocumentFormat format) {
        Map<String, ExtractedField> extracted = new LinkedHashMap<>();
        fields.forEach((name, value) ->
                extracted.put(name, new ExtractedField(value, confidence, Evidence.at(origin, 1, null))));
        return rule.fingerprint(
                        FakeDocument.of(format).withText(text),
                        new Extraction("invoice", extracted, List.of(), List.of()))
                .orElseThrow();
    }

    private static Map<String, String> with(Map<String, String> fields, String... changes) {
        Map<String, String> changed = new HashMap<>(fields);
        for (int i = 0; i < changes.length; i += 2) {
            if (changes[i + 1].isEmpty()) {
                changed.remove(changes[i]);
            } else {
                changed.put(changes[i], changes[i + 1]);
            }
        }
        return changed;
    }

    private static Traits withSketch(Traits traits, byte[] sketch) {
        return new Traits(
                traits.carrier(), traits.facts(), traits.clear(), traits.recognised(), sketch, traits.image());
    }
}
