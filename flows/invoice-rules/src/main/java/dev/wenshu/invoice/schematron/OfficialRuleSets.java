package dev.wenshu.invoice.schematron;

import dev.wenshu.invoice.rules.RuleReport;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.rules.Violation;
import dev.wenshu.invoice.rules.Violation.Severity;
import dev.wenshu.kernel.Fault;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.SAXDestination;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import org.jspecify.annotations.Nullable;

/**
 * The rules of EN 16931, XRechnung and Peppol BIS Billing 3 that are shipped with the suite. Making one loads nothing; the first
 * document of a profile waits until its rules are compiled. To be kept as long as the process.
 */
public final class OfficialRuleSets implements RuleSets {
    private static final int KEPT_SHEETS = 12;
    private static final String UNREADABLE = "The XML is not well-formed or was refused.";
    private static final String TOO_LARGE = "The invoice is larger than validation allows.";
    private static final String TOO_LATE = "The rules took longer than validation allows.";
    private static final String NOT_EVALUATED = "A rule could not be evaluated on the values of this invoice.";

    private final InstantSource clock;
    private final DocumentLimits limits;
    private final Once<Schemas> schemas = new Once<>(Schemas::new);
    private final Once<Stylesheets> sheets = new Once<>(() -> new Stylesheets(KEPT_SHEETS));

    /** @param clock gives the day for a document that states none */
    public OfficialRuleSets(InstantSource clock) {
        this(clock, DocumentLimits.DEFAULT);
    }

    OfficialRuleSets(InstantSource clock, DocumentLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public RuleReport check(byte[] xml) {
        return run(xml, null);
    }

    @Override
    public RuleReport check(byte[] xml, LocalDate day) {
        return run(xml, day);
    }

    private RuleReport run(byte[] xml, @Nullable LocalDate asked) {
        if (xml.length > limits.bytes()) {
            return new RuleReport.Unchecked("", TOO_LARGE);
        }
        InvoiceHead head;
        try {
            head = InvoiceHead.of(xml);
        } catch (Fault refused) {
            return new RuleReport.Unchecked("", UNREADABLE);
        }
        Optional<Syntax> syntax = head.syntax();
        LocalDate day = asked != null
                ? asked
                : head.issued().orElseGet(() -> LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        Optional<RuleChoice> choice = syntax.flatMap(known -> RuleChoice.of(known, head.profile(), day));
        return choice.isEmpty()
                ? new RuleReport.NoRules(head.profile())
                : check(xml, syntax.orElseThrow(), head, choice.get(), day);
    }

    private RuleReport check(byte[] xml, Syntax syntax, InvoiceHead head, RuleChoice choice, LocalDate day) {
        SchemaErrors errors = new SchemaErrors();
        BuildingContentHandler tree = sheets.get().newTree();
        List<Violation> violations;
        try {
            DocumentPass.read(xml, limits, tree, schemas.get().validator(syntax), errors);
            violations = run(choice, tree.getDocumentNode());
            RuleChoice newest =
                    RuleChoice.of(syntax, head.profile(), LocalDate.MAX).orElseThrow();
            if (violations.stream().anyMatch(OfficialRuleSets::isFatal)
                    && !newest.sheets().equals(choice.sheets())) {
                violations = corrected(violations, run(newest, tree.getDocumentNode()));
            }
        } catch (Fault refused) {
            boolean large = refused.getCause() instanceof DocumentPass.TooLargeException;
            return new RuleReport.Unchecked(head.profile(), large ? TOO_LARGE : UNREADABLE);
        } catch (SaxonApiException failed) {
            return new RuleReport.Unchecked(head.profile(), isLate(failed) ? TOO_LATE : NOT_EVALUATED);
        }
        List<Violation> all = new ArrayList<>(errors.violations());
        all.addAll(violations);
        return new RuleReport.Checked(
                head.profile(),
                day,
                choice.sheets().stream().map(RuleSheet::name).toList(),
                all);
    }

    /**
     * Early releases have faults of their own, as sums in binary fractions that miss by a trillionth: what the newest one no
     * longer finds is a warning.
     */
    private static List<Violation> corrected(List<Violation> violations, List<Violation> byNewest) {
        Set<String> confirmed = byNewest.stream()
                .filter(OfficialRuleSets::isFatal)
                .map(Violation::rule)
                .collect(Collectors.toSet());
        return violations.stream()
                .map(violation -> isFatal(violation) && !confirmed.contains(violation.rule())
                        ? new Violation(violation.rule(), Severity.WARNING, violation.location(), violation.text())
                        : violation)
                .toList();
    }

    private static boolean isFatal(Violation violation) {
        return violation.severity() == Severity.FATAL;
    }

    private List<Violation> run(RuleChoice choice, XdmNode document) throws SaxonApiException {
        List<XsltExecutable> compiled =
                choice.sheets().stream().map(sheets.get()::get).toList();
        List<Violation> violations = new ArrayList<>();
        BooleanSupplier late = deadline();
        for (XsltExecutable sheet : compiled) {
            run(sheet, document, new FailedAsserts(choice, late, violations));
        }
        return violations;
    }

    private static void run(XsltExecutable sheet, XdmNode document, FailedAsserts failed) throws SaxonApiException {
        Xslt30Transformer transformer = sheet.load30();
        transformer.setGlobalContextItem(document);
        transformer.setMessageHandler(message -> {});
        transformer.setErrorReporter(error -> {});
        transformer.applyTemplates(document, new SAXDestination(failed));
    }

    private static boolean isLate(SaxonApiException failed) {
        for (Throwable at = failed; at != null; at = at.getCause()) {
            if (at instanceof FailedAsserts.TooLateException) {
                return true;
            }
        }
        return false;
    }

    private BooleanSupplier deadline() {
        long end = System.nanoTime() + limits.time().toNanos();
        return () -> System.nanoTime() - end > 0;
    }
}
