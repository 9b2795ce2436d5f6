package dev.wenshu.invoice.xml;

import dev.wenshu.document.extract.Problem;
import dev.wenshu.invoice.Invoice;
import dev.wenshu.invoice.InvoiceField;
import java.util.List;
import java.util.Map;

/**
 * An invoice with the XPath of each field.
 *
 * @param paths a field that was computed rather than read has none
 */
record XmlInvoice(Invoice invoice, Map<InvoiceField, String> paths, List<Problem> problems) {}
