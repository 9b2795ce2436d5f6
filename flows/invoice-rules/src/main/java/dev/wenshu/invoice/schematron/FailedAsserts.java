package dev.wenshu.invoice.schematron;

import dev.wenshu.invoice.rules.Violation;
import dev.wenshu.invoice.rules.Violation.Severity;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads the report that a rule sheet writes and keeps what failed. The report names each rule that was looked at, which is
 * where a sheet that runs out of time is stopped.
 */
final class FailedAsserts extends DefaultHandler {
    private static final int MAX = 1_000;
    private static final int MAX_TEXT = 1_000;
    private static final Pattern ANY_PREFIX = Pattern.compile("\\*?:([\\w.-]+)\\[namespace-uri\\(\\)='[^']*'\\]");
    private static final Pattern ONLY_ONE = Pattern.compile("^(/[\\w.-]+)\\[1\\]");

    private final RuleChoice choice;
    private final BooleanSupplier late;
    private final List<Violation> violations;
    private final StringBuilder text = new StringBuilder();
    private @Nullable String rule;
    private Severity severity = Severity.FATAL;
    private String location = "";

    FailedAsserts(RuleChoice choice, BooleanSupplier late, List<Violation> violations) {
        this.choice = choice;
        this.late = late;
        this.violations = violations;
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        if (late.getAsBoolean()) {
            throw new TooLateException();
        }
        if (name.equals("failed-assert") || name.equals("successful-report")) {
            String id = attributes.getValue("id");
            rule = id == null ? "" : id;
            severity = severity(attributes);
            String at = attributes.getValue("location");
            location = ONLY_ONE.matcher(ANY_PREFIX.matcher(at == null ? "" : at).replaceAll("$1"))
                    .replaceFirst("$1");
            text.setLength(0);
        }
    }

    @Override
    public void characters(char[] chars, int start, int length) {
        if (rule != null) {
            text.append(chars, start, Math.min(length, MAX_TEXT - Math.min(MAX_TEXT, text.length())));
        }
    }

    @Override
    public void endElement(String uri, String name, String qualified) {
        if (rule != null && (name.equals("failed-assert") || name.equals("successful-report"))) {
            if (violations.size() < MAX) {
                String words = text.toString().strip().replaceAll("\\s+", " ");
                String id = rule.isEmpty() ? idIn(words) : rule;
                violations.add(new Violation(id, choice.severity(id, severity), location, words));
            }
            rule = null;
        }
    }

    /** Some releases give a few rules no identifier but in their text. */
    private static String idIn(String words) {
        int end = words.indexOf(']');
        return words.startsWith("[") && end > 1 ? words.substring(1, end) : "";
    }

    private static Severity severity(Attributes attributes) {
        String flag = attributes.getValue("flag");
        String stated = flag == null ? attributes.getValue("role") : flag;
        return switch (stated == null ? "fatal" : stated.toLowerCase(Locale.ROOT)) {
            case "warning", "warn" -> Severity.WARNING;
            case "information", "info" -> Severity.INFORMATION;
            default -> Severity.FATAL;
        };
    }

    /** The rules take longer than a document may. */
    static final class TooLateException extends SAXException {
        private static final long serialVersionUID = 1L;
    }
}
