package dev.wenshu.invoice.xml;

import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.Findings;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceReader;
import dev.wenshu.invoice.check.InvoiceRules;
import dev.wenshu.invoice.rules.RuleProblems;
import dev.wenshu.invoice.rules.RuleSets;
import dev.wenshu.invoice.text.VisibleText;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.HardenedXml;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the first payload that is an invoice in UBL, CII, FatturaPA or a vocabulary of Chinese fapiao and tickets. */
public final class XmlInvoiceReader implements InvoiceReader {
    private static final double READ = 0.995;
    private static final double COMPUTED = 0.97;

    private final List<XmlDialect> dialects =
            List.of(new UblDialect(), new CiiDialect(), new FatturaDialect(), new FapiaoDialect(), new TicketDialect());
    private final RuleSets rules;

    public XmlInvoiceReader(RuleSets rules) {
        this.rules = rules;
    }

    @Override
    public Optional<Findings> read(ParsedDocument document, Supplier<VisibleText> visible) {
        List<Problem> unreadable = new ArrayList<>();
        for (Payload payload : document.payloads()) {
            if (payload.kind() == Payload.Kind.XML || payload.kind() == Payload.Kind.EMBEDDED_XML) {
                Optional<Findings> found = read(payload, unreadable);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return unreadable.isEmpty()
                ? Optional.empty()
                : Optional.of(new Findings(Origin.STRUCTURED, false, Map.of(), List.of(), List.of(), unreadable));
    }

    private Optional<Findings> read(Payload payload, List<Problem> unreadable) {
        XmlElement root;
        try {
            root = new XmlElement(HardenedXml.parse(new ByteArrayInputStream(payload.content()))
                    .getDocumentElement());
        } catch (Fault broken) {
            unreadable.add(
                    Problem.of("XML_UNREADABLE", "The machine-readable part is not well-formed or was refused."));
            return Optional.empty();
        }
        return dialects.stream()
                .filter(dialect -> dialect.knows(root))
                .findFirst()
                .map(dialect -> findings(dialect.read(root), root, payload));
    }

    private Findings findings(XmlInvoice read, XmlElement root, Payload payload) {
        Map<InvoiceField, ExtractedField> fields = new EnumMap<>(InvoiceField.class);
        for (InvoiceField field : InvoiceField.values()) {
            String value = field.of(read.invoice());
            if (value != null && !value.isBlank()) {
                String path = read.paths().get(field);
                fields.put(
                        field,
                        new ExtractedField(
                                value,
                                path == null ? COMPUTED : READ,
                                Evidence.structured(path == null ? root.path() : path)));
            }
        }
        List<Problem> problems = new ArrayList<>(read.problems());
        problems.addAll(InvoiceRules.check(read.invoice()));
        problems.addAll(RuleProblems.of(rules.check(payload.content())));
        return new Findings(
                Origin.STRUCTURED, true, fields, List.of(), read.invoice().lines(), problems);
    }
}
