package dev.wenshu.invoice.schematron;

import dev.wenshu.invoice.rules.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXParseException;

/** Collects what the schema does not allow; the parser's texts quote values, which are left out. */
final class SchemaErrors implements ErrorHandler {
    private static final int MAX = 20;
    private static final Pattern QUOTED_VALUE = Pattern.compile("(?i)\\b(value) '[^']*'");
    private static final Pattern CODE = Pattern.compile("^cvc-[\\w.-]+: ");

    private final List<Violation> violations = new ArrayList<>();

    List<Violation> violations() {
        return violations;
    }

    @Override
    public void warning(SAXParseException exception) {}

    @Override
    public void error(SAXParseException exception) {
        if (violations.size() < MAX) {
            String text = CODE.matcher(String.valueOf(exception.getMessage())).replaceFirst("");
            violations.add(new Violation(
                    "XSD",
                    Violation.Severity.FATAL,
                    "line " + exception.getLineNumber() + ", column " + exception.getColumnNumber(),
                    QUOTED_VALUE.matcher(text).replaceAll("$1 '…'")));
        }
    }

    @Override
    public void fatalError(SAXParseException exception) {
        error(exception);
    }
}
