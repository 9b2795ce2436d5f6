package dev.wenshu.invoice.schematron;

/**
 * One compiled Schematron.
 *
 * @param name for people, as {@code EN 16931 1.3.16}
 * @param resource on the class path, an XSLT that writes SVRL
 */
record RuleSheet(String name, String resource) {}
