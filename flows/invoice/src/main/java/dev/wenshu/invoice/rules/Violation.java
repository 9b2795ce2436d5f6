package dev.wenshu.invoice.rules;

/**
 * A rule that an invoice breaks.
 *
 * @param rule its official identifier, as {@code BR-CO-15}; {@code XSD} for the schema
 * @param location XPath by local names, or line and column for the schema
 * @param text of the rule, as its publisher words it
 */
public record Violation(String rule, Severity severity, String location, String text) {
    /** As the publisher of the rule ranks it, with what the profile changes. */
    public enum Severity {
        /** The invoice is not valid. */
        FATAL,
        /** The invoice is valid, but should be changed. */
        WARNING,
        /** A remark. */
        INFORMATION
    }

    @Override
    public String toString() {
        return "Violation[rule=" + rule + ", severity=" + severity + "]";
    }
}
