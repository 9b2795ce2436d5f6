package dev.wenshu.invoice;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.check.FieldChecks;
import dev.wenshu.invoice.fapiao.FapiaoQrReader;
import dev.wenshu.invoice.fapiao.FapiaoTextReader;
import dev.wenshu.invoice.fapiao.OfdFapiaoReader;
import dev.wenshu.invoice.layout.Layouts;
import dev.wenshu.invoice.lines.PrintedLines;
import dev.wenshu.invoice.rules.RuleProblems;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.scoring.Calibration;
import dev.wenshu.invoice.text.DocumentTitle;
import dev.wenshu.invoice.text.VisibleText;
import dev.wenshu.invoice.text.VisibleTextReader;
import dev.wenshu.invoice.xml.XmlInvoiceReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Extracts documents of kind {@code invoice}: machine-readable data, then the QR code of a fapiao, then its printed form, then
 * any visible text. Outside pages, images and long files the text must stand under the title of an invoice. Values that several sources agree on gain confidence; differences are problems.
 */
public final class InvoiceExtractor implements FieldExtractor {
    /** The kind this extractor knows. */
    public static final String KIND = "invoice";

    /**
     * Fields without which an invoice is never accepted unseen. The number is not among them because receipts may have none;
     * any other invoice without a number has the problem {@code NUMBER_NOT_FOUND}, which is not harmless.
     */
    public static final Set<String> REQUIRED =
            Set.of(InvoiceField.ISSUE_DATE.key(), InvoiceField.TOTAL.key(), InvoiceField.SELLER.key());

    private static final String LINES_NOT_SURE = "LINES_NOT_SURE";

    /** Problem codes that inform a person but do not hold a document back. */
    public static final Set<String> HARMLESS = Set.of(
            "NOT_STATED",
            "NOT_FOUND",
            "NOT_SURE",
            LINES_NOT_SURE,
            "TAX_ID_INVALID",
            "MODEL_UNAVAILABLE",
            "MODEL_JUDGE_UNAVAILABLE",
            "MODEL_NOT_GROUNDED",
            RuleProblems.NOTICE);

    private static final Set<DocumentFormat> PRINTED =
            Set.of(DocumentFormat.PDF, DocumentFormat.OFD, DocumentFormat.IMAGE, DocumentFormat.MAIL);
    private static final int USUAL_PAGES = 3;

    private final InvoiceReader structured;
    private final InvoiceReader ofd = new OfdFapiaoReader();
    private final InvoiceReader code = new FapiaoQrReader();
    private final InvoiceReader fapiao = new FapiaoTextReader();
    private final InvoiceKnowledge knowledge;
    private final VisibleTextReader text;

    /** As shipped and without the official rule sets: only the sums are checked. */
    public InvoiceExtractor() {
        this(RuleSets.OFF, new InvoiceKnowledge());
    }

    public InvoiceExtractor(RuleSets rules, InvoiceKnowledge knowledge) {
        this.structured = new XmlInvoiceReader(rules);
        this.knowledge = knowledge;
        this.text = new VisibleTextReader(knowledge::forests, Calibration::shipped);
    }

    @Override
    public Optional<Extraction> extract(ParsedDocument document) {
        Supplier<VisibleText> visible = memoized(document);
        List<Findings> sources = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Optional<Findings> data = structured.read(document, visible);
        data.ifPresent(sources::add);
        ofd.read(document, visible).ifPresent(sources::add);
        boolean known = data.filter(found -> !found.fields().isEmpty()).isPresent();
        if (document.head().format() != DocumentFormat.XML || !known) {
            visibleSources(document, visible, sources);
        }
        if (sources.stream().allMatch(source -> source.fields().isEmpty())) {
            return Optional.empty();
        }
        if (known) {
            sources.stream()
                    .filter(source -> source.origin() == Origin.TEXT || source.origin() == Origin.OCR)
                    .forEach(shown -> problems.addAll(HybridCheck.check(data.get(), shown, visible.get())));
        }
        return Optional.of(extraction(document, sources, problems, visible));
    }

    private void visibleSources(ParsedDocument document, Supplier<VisibleText> visible, List<Findings> sources) {
        code.read(document, visible).ifPresent(sources::add);
        boolean needsTitle =
                !PRINTED.contains(document.head().format()) || document.head().pages() > USUAL_PAGES;
        if (needsTitle && sources.isEmpty() && !DocumentTitle.isInvoice(visible.get())) {
            return;
        }
        Optional<Findings> form =
                document.head().format() == DocumentFormat.MAIL ? Optional.empty() : fapiao.read(document, visible);
        Optional<Findings> read = form.filter(found -> found.fields().containsKey(InvoiceField.TOTAL)
                || found.fields().containsKey(InvoiceField.INVOICE_NUMBER));
        if (read.isPresent()) {
            read.filter(found -> !needsTitle || isIdentified(found)).ifPresent(sources::add);
            return;
        }
        textSources(
                        visible.get(),
                        () -> text.read(document, visible).filter(found -> !needsTitle || isIdentified(found)))
                .forEach(sources::add);
    }

    /** By a layout that is known, and where that leaves anything open by the labels. */
    private List<Findings> textSources(VisibleText visible, Supplier<Optional<Findings>> byLabels) {
        Optional<Layouts.Match> known = knowledge.layouts().read(visible);
        List<Findings> found = new ArrayList<>();
        known.map(Layouts.Match::findings).ifPresent(found::add);
        if (known.filter(Layouts.Match::whole).isEmpty()) {
            byLabels.get().ifPresent(found::add);
        }
        return found;
    }

    /** Reads a text that is known to be an invoice's, without the checks. */
    public Map<InvoiceField, ExtractedField> read(VisibleText visible) {
        return FindingsMerger.merge(textSources(visible, () -> text.read(visible)), new ArrayList<>());
    }

    /** The text of a document that only its visible text is read from, and not as a printed fapiao; empty for all others. */
    public Optional<VisibleText> textOf(ParsedDocument document) {
        Supplier<VisibleText> visible = memoized(document);
        boolean other = structured.read(document, visible).isPresent()
                || ofd.read(document, visible).isPresent()
                || code.read(document, visible).isPresent()
                || fapiao.read(document, visible).isPresent();
        return other || visible.get().rows().isEmpty() ? Optional.empty() : Optional.of(visible.get());
    }

    private static boolean isIdentified(Findings found) {
        return found.fields().containsKey(InvoiceField.TOTAL)
                && (found.fields().containsKey(InvoiceField.INVOICE_NUMBER)
                        || found.fields().containsKey(InvoiceField.SELLER_TAX_ID));
    }

    private static Extraction extraction(
            ParsedDocument document, List<Findings> sources, List<Problem> problems, Supplier<VisibleText> visible) {
        sources.forEach(source -> problems.addAll(source.problems()));
        Map<InvoiceField, ExtractedField> merged = FindingsMerger.merge(sources, problems);
        Map<InvoiceField, ExtractedField> checked = new EnumMap<>(merged);
        boolean reported = problems.stream().anyMatch(problem -> problem.code().equals("SUM_MISMATCH"));
        problems.addAll(FieldChecks.check(checked, reported));
        addMissing(sources, checked, problems, visible);
        Map<String, ExtractedField> fields = new LinkedHashMap<>();
        for (InvoiceField field : InvoiceField.values()) {
            ExtractedField value = checked.get(field);
            if (value != null) {
                fields.put(field.key(), value);
            }
        }
        List<Map<String, String>> lines = lines(document, sources, checked, problems, visible).stream()
                .map(InvoiceLine::toFields)
                .toList();
        return new Extraction(KIND, fields, lines, problems);
    }

    /** What a source states of them, else what the printed table shows where its amounts add up; some profiles of hybrid invoices state none. */
    private static List<InvoiceLine> lines(
            ParsedDocument document,
            List<Findings> sources,
            Map<InvoiceField, ExtractedField> fields,
            List<Problem> problems,
            Supplier<VisibleText> visible) {
        Optional<List<InvoiceLine>> stated = sources.stream()
                .map(Findings::lines)
                .filter(found -> !found.isEmpty())
                .findFirst();
        if (stated.isPresent() || document.head().format() == DocumentFormat.XML) {
            return stated.orElse(List.of());
        }
        PrintedLines.StatedSums sums = new PrintedLines.StatedSums(
                amount(fields, InvoiceField.NET), amount(fields, InvoiceField.TAX), amount(fields, InvoiceField.TOTAL));
        return switch (PrintedLines.read(visible.get(), sums)) {
            case PrintedLines.Sure(List<InvoiceLine> lines) -> lines;
            case PrintedLines.NotSure() -> {
                problems.add(
                        Problem.of(LINES_NOT_SURE, "The amounts of the printed lines do not add up to the invoice's."));
                yield List.of();
            }
            case PrintedLines.None() -> List.of();
        };
    }

    private static @Nullable BigDecimal amount(Map<InvoiceField, ExtractedField> fields, InvoiceField field) {
        ExtractedField found = fields.get(field);
        return found == null ? null : new BigDecimal(found.value());
    }

    private static void addMissing(
            List<Findings> sources,
            Map<InvoiceField, ExtractedField> fields,
            List<Problem> problems,
            Supplier<VisibleText> visible) {
        boolean complete = sources.stream().anyMatch(Findings::complete);
        for (InvoiceField field : InvoiceField.values()) {
            if (fields.containsKey(field)) {
                continue;
            }
            boolean doubted =
                    sources.stream().anyMatch(source -> source.doubted().contains(field));
            if (field == InvoiceField.INVOICE_NUMBER && (complete || !DocumentTitle.isReceipt(visible.get()))) {
                problems.add(new Problem(field.key(), "NUMBER_NOT_FOUND", "An invoice has a number; none was found."));
            } else if (complete) {
                problems.add(new Problem(field.key(), "NOT_STATED", "The machine-readable invoice does not state it."));
            } else if (doubted) {
                problems.add(
                        new Problem(field.key(), "NOT_SURE", "A value was seen, but nothing around it confirms it."));
            } else {
                problems.add(new Problem(field.key(), "NOT_FOUND", "No value was found in the visible text."));
            }
        }
    }

    private static Supplier<VisibleText> memoized(ParsedDocument document) {
        return new Supplier<>() {
            private @Nullable VisibleText read;

            @Override
            public VisibleText get() {
                VisibleText known = read;
                if (known == null) {
                    known = VisibleText.of(document);
                    read = known;
                }
                return known;
            }
        };
    }
}
