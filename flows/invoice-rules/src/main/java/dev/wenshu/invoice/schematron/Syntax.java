package dev.wenshu.invoice.schematron;

import java.util.Arrays;
import java.util.Optional;

/** A vocabulary of EN 16931, known by the root element. */
enum Syntax {
    UBL_INVOICE("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "Invoice"),
    UBL_CREDIT_NOTE("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "CreditNote"),
    CII("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100", "CrossIndustryInvoice");

    private final String namespace;
    private final String root;

    Syntax(String namespace, String root) {
        this.namespace = namespace;
        this.root = root;
    }

    static Optional<Syntax> of(String namespace, String root) {
        return Arrays.stream(values())
                .filter(syntax -> syntax.namespace.equals(namespace) && syntax.root.equals(root))
                .findFirst();
    }

    boolean isUbl() {
        return this != CII;
    }
}
