package dev.wenshu.invoice.xml;

import dev.wenshu.invoice.Invoice;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.Party;
import dev.wenshu.invoice.Totals;
import dev.wenshu.invoice.VatBreakdown;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** OASIS UBL 2.1 Invoice and CreditNote. */
final class UblDialect implements XmlDialect {
    private static final String INVOICE = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
    private static final String CREDIT_NOTE = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

    @Override
    public boolean knows(XmlElement root) {
        String namespace = root.element().getNamespaceURI();
        return INVOICE.equals(namespace) || CREDIT_NOTE.equals(namespace);
    }

    @Override
    public XmlInvoice read(XmlElement root) {
        Trail trail = new Trail();
        XmlElement totals = root.first("LegalMonetaryTotal");
        String currency = trail.text(InvoiceField.CURRENCY, root.first("DocumentCurrencyCode"));
        XmlElement taxTotal = taxTotal(root, currency);
        Invoice invoice = new Invoice(
                trail.text(InvoiceField.INVOICE_NUMBER, root.first("ID")),
                null,
                trail.day(InvoiceField.ISSUE_DATE, root.first("IssueDate")),
                root.text("InvoiceTypeCode|CreditNoteTypeCode"),
                currency,
                trail.day(InvoiceField.DUE_DATE, dueDate(root)),
                seller(root, trail),
                buyer(root, trail),
                new Totals(
                        number(totals, "LineExtensionAmount"),
                        number(totals, "AllowanceTotalAmount"),
                        number(totals, "ChargeTotalAmount"),
                        trail.number(InvoiceField.NET, at(totals, "TaxExclusiveAmount")),
                        trail.number(InvoiceField.TAX, at(taxTotal, "TaxAmount")),
                        trail.number(InvoiceField.TOTAL, at(totals, "TaxInclusiveAmount")),
                        number(totals, "PrepaidAmount"),
                        number(totals, "PayableRoundingAmount"),
                        trail.number(InvoiceField.PAYABLE, at(totals, "PayableAmount"))),
                vat(taxTotal),
                lines(root));
        return new XmlInvoice(invoice, trail.paths(), List.of());
    }

    private static @Nullable XmlElement dueDate(XmlElement root) {
        XmlElement direct = root.first("DueDate");
        return direct == null ? root.first("PaymentMeans/PaymentDueDate") : direct;
    }

    /** The second tax total of an invoice with an accounting currency is in that currency. */
    private static @Nullable XmlElement taxTotal(XmlElement root, @Nullable String currency) {
        List<XmlElement> all = root.all("TaxTotal");
        for (XmlElement total : all) {
            XmlElement amount = total.first("TaxAmount");
            if (amount != null && Objects.equals(amount.attribute("currencyID"), currency)) {
                return total;
            }
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    private static Party seller(XmlElement root, Trail trail) {
        XmlElement party = root.first("AccountingSupplierParty/Party");
        if (party == null) {
            return Party.UNKNOWN;
        }
        XmlElement address = party.first("PostalAddress");
        String line = address == null ? null : address(address);
        if (address != null && line != null) {
            trail.paths().put(InvoiceField.SELLER_ADDRESS, address.path());
        }
        return new Party(
                trail.text(InvoiceField.SELLER, name(party)),
                trail.text(InvoiceField.SELLER_TAX_ID, taxId(party)),
                line,
                root.text("PaymentMeans/PayeeFinancialAccount/ID"));
    }

    private static Party buyer(XmlElement root, Trail trail) {
        XmlElement party = root.first("AccountingCustomerParty/Party");
        if (party == null) {
            return Party.UNKNOWN;
        }
        XmlElement address = party.first("PostalAddress");
        return new Party(
                trail.text(InvoiceField.BUYER, name(party)),
                trail.text(InvoiceField.BUYER_TAX_ID, taxId(party)),
                address == null ? null : address(address),
                null);
    }

    private static @Nullable XmlElement name(XmlElement party) {
        XmlElement legal = party.first("PartyLegalEntity/RegistrationName");
        return legal == null ? party.first("PartyName/Name") : legal;
    }

    private static @Nullable XmlElement taxId(XmlElement party) {
        List<XmlElement> schemes = party.all("PartyTaxScheme");
        for (XmlElement scheme : schemes) {
            if ("VAT".equals(scheme.text("TaxScheme/ID"))) {
                return scheme.first("CompanyID");
            }
        }
        return schemes.isEmpty() ? null : schemes.getFirst().first("CompanyID");
    }

    private static @Nullable String address(XmlElement address) {
        String line = Stream.of(
                        address.text("StreetName"),
                        address.text("AdditionalStreetName"),
                        address.text("AddressLine/Line"),
                        Stream.of(address.text("PostalZone"), address.text("CityName"))
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")),
                        address.text("CountrySubentity"),
                        address.text("Country/IdentificationCode"))
                .filter(Objects::nonNull)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? null : line;
    }

    private static List<VatBreakdown> vat(@Nullable XmlElement taxTotal) {
        return taxTotal == null
                ? List.of()
                : taxTotal.all("TaxSubtotal").stream()
                        .map(part -> new VatBreakdown(
                                part.text("TaxCategory/ID"),
                                part.number("TaxCategory/Percent"),
                                part.number("TaxableAmount"),
                                part.number("TaxAmount")))
                        .toList();
    }

    private static List<InvoiceLine> lines(XmlElement root) {
        return Stream.concat(root.all("InvoiceLine").stream(), root.all("CreditNoteLine").stream())
                .map(line -> {
                    XmlElement quantity = line.first("InvoicedQuantity|CreditedQuantity");
                    return new InvoiceLine(
                            line.text("Item/Name"),
                            XmlElement.numberOf(quantity),
                            quantity == null ? null : quantity.attribute("unitCode"),
                            line.number("Price/PriceAmount"),
                            line.number("LineExtensionAmount"),
                            line.number("Item/ClassifiedTaxCategory/Percent"));
                })
                .toList();
    }

    private static @Nullable XmlElement at(@Nullable XmlElement parent, String path) {
        return parent == null ? null : parent.first(path);
    }

    private static java.math.@Nullable BigDecimal number(@Nullable XmlElement parent, String path) {
        return parent == null ? null : parent.number(path);
    }
}
