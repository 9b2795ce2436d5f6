package dev.wenshu.invoice.xml;

import dev.wenshu.invoice.Invoice;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.Party;
import dev.wenshu.invoice.Totals;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chinese fapiao: the XML of a fully digital fapiao ({@code EInvoice}) and {@code original_invoice.xml} inside an OFD
 * ({@code eInvoice}, e-invoice schema of 2019). Issuers nest and prefix elements differently, so names count, not levels.
 */
final class FapiaoDialect implements XmlDialect {
    private static final String NUMBER = "InvoiceNumber|InvoiceNo|EIid";
    private static final String LINE = "IssuItemInformation|GoodsInfo";

    @Override
    public boolean knows(XmlElement root) {
        return root.name().equalsIgnoreCase("EInvoice") && root.anywhere(NUMBER) != null;
    }

    @Override
    public XmlInvoice read(XmlElement root) {
        Trail trail = new Trail();
        BigDecimal total =
                trail.number(InvoiceField.TOTAL, root.anywhere("TotalTax-includedAmount|TaxInclusiveTotalAmount"));
        Invoice invoice = new Invoice(
                trail.text(InvoiceField.INVOICE_NUMBER, number(root)),
                trail.text(InvoiceField.INVOICE_CODE, root.anywhere("InvoiceCode")),
                trail.day(InvoiceField.ISSUE_DATE, issueDate(root)),
                null,
                "CNY",
                null,
                seller(root, trail),
                new Party(
                        trail.text(InvoiceField.BUYER, root.anywhere("BuyerName")),
                        trail.text(InvoiceField.BUYER_TAX_ID, root.anywhere("BuyerIdNum|BuyerTaxID")),
                        XmlElement.textOf(root.anywhere("BuyerAddr|BuyerAddrTel")),
                        null),
                Totals.of(
                        trail.number(InvoiceField.NET, root.anywhere("TotalAmWithoutTax|TaxExclusiveTotalAmount")),
                        trail.number(InvoiceField.TAX, root.anywhere("TotalTaxAm|TaxTotalAmount")),
                        total,
                        total),
                List.of(),
                lines(root));
        trail.paths()
                .computeIfAbsent(InvoiceField.PAYABLE, field -> trail.paths().getOrDefault(InvoiceField.TOTAL, ""));
        return new XmlInvoice(invoice, trail.paths(), List.of());
    }

    private static @Nullable XmlElement number(XmlElement root) {
        XmlElement number = root.anywhere("InvoiceNumber|InvoiceNo");
        return number == null ? root.anywhere("EIid") : number;
    }

    private static @Nullable XmlElement issueDate(XmlElement root) {
        XmlElement issued = root.anywhere("IssueTime|IssueDate");
        return issued == null ? root.anywhere("RequestTime") : issued;
    }

    private static Party seller(XmlElement root, Trail trail) {
        return new Party(
                trail.text(InvoiceField.SELLER, root.anywhere("SellerName")),
                trail.text(InvoiceField.SELLER_TAX_ID, root.anywhere("SellerIdNum|SellerTaxID")),
                trail.text(InvoiceField.SELLER_ADDRESS, root.anywhere("SellerAddr|SellerAddrTel")),
                null);
    }

    private static List<InvoiceLine> lines(XmlElement root) {
        List<InvoiceLine> lines = new ArrayList<>();
        XmlElement first = root.anywhere(LINE);
        if (first != null && first.element().getParentNode() instanceof org.w3c.dom.Element parent) {
            for (XmlElement line : new XmlElement(parent).all(first.name())) {
                lines.add(new InvoiceLine(
                        line.text("ItemName|Item"),
                        line.number("Quantity"),
                        line.text("MeaUnits|MeasurementDimension"),
                        line.number("UnPrice|Price"),
                        line.number("Amount"),
                        rate(line.text("TaxRate|TaxScheme")),
                        line.text("SpecMod|Specification"),
                        line.number("ComTaxAm|TaxAmount"),
                        null,
                        null,
                        null));
            }
        }
        return lines;
    }

    /** {@code 6%} and {@code 0.06} are the same rate; anything else, as 免税, is none. */
    private static @Nullable BigDecimal rate(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,3}(\\.\\d{1,4})?%?")) {
            return null;
        }
        return text.endsWith("%")
                ? new BigDecimal(text.substring(0, text.length() - 1))
                : new BigDecimal(text).movePointRight(2);
    }
}
