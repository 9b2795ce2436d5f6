package dev.wenshu.samples.carrier;

import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.invoice.TaxSubtotal;

/** Writes an invoice as UBL 2.1 in the XRechnung 3.0 profile of EN 16931. */
public final class UblInvoice {
    private UblInvoice() {}

    public static byte[] write(InvoiceFacts invoice) {
        Xml xml = new Xml()
                .open(
                        "ubl:Invoice",
                        "xmlns:ubl",
                        "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2",
                        "xmlns:cac",
                        "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
                        "xmlns:cbc",
                        "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2")
                .leaf("cbc:CustomizationID", "urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0")
                .leaf("cbc:ProfileID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0")
                .leaf("cbc:ID", invoice.number())
                .leaf("cbc:IssueDate", invoice.issued());
        if (invoice.due() != null) {
            xml.leaf("cbc:DueDate", invoice.due());
        }
        xml.leaf("cbc:InvoiceTypeCode", "380")
                .optional("cbc:Note", invoice.note())
                .leaf("cbc:DocumentCurrencyCode", invoice.currency())
                .optional("cbc:BuyerReference", invoice.reference());
        party(xml, "cac:AccountingSupplierParty", invoice.seller());
        party(xml, "cac:AccountingCustomerParty", invoice.buyer());
        payment(xml, invoice);
        tax(xml, invoice);
        totals(xml, invoice);
        int id = 1;
        for (InvoiceLine line : invoice.lines()) {
            line(xml, id++, line, invoice.currency());
        }
        return xml.close().bytes();
    }

    private static void party(Xml xml, String role, Party party) {
        xml.open(role)
                .open("cac:Party")
                .leaf("cbc:EndpointID", party.email(), "schemeID", "EM")
                .open("cac:PostalAddress")
                .leaf("cbc:StreetName", party.street())
                .leaf("cbc:CityName", party.city())
                .leaf("cbc:PostalZone", party.postcode())
                .open("cac:Country")
                .leaf("cbc:IdentificationCode", party.countryCode())
                .close()
                .close();
        if (!party.taxId().isEmpty()) {
            xml.open("cac:PartyTaxScheme").leaf("cbc:CompanyID", party.taxId());
            scheme(xml).close();
        }
        xml.open("cac:PartyLegalEntity")
                .leaf("cbc:RegistrationName", party.name())
                .close()
                .open("cac:Contact")
                .leaf("cbc:Name", party.name())
                .leaf("cbc:Telephone", party.phone())
                .leaf("cbc:ElectronicMail", party.email())
                .close()
                .close()
                .close();
    }

    private static Xml scheme(Xml xml) {
        return xml.open("cac:TaxScheme").leaf("cbc:ID", "VAT").close();
    }

    private static void payment(Xml xml, InvoiceFacts invoice) {
        xml.open("cac:PaymentMeans")
                .leaf("cbc:PaymentMeansCode", "58")
                .leaf("cbc:PaymentID", invoice.number())
                .open("cac:PayeeFinancialAccount")
                .leaf("cbc:ID", invoice.seller().account())
                .leaf("cbc:Name", invoice.seller().name())
                .open("cac:FinancialInstitutionBranch")
                .leaf("cbc:ID", invoice.seller().bic())
                .close()
                .close()
                .close();
    }

    private static void tax(Xml xml, InvoiceFacts invoice) {
        String currency = invoice.currency();
        xml.open("cac:TaxTotal").leaf("cbc:TaxAmount", invoice.tax(), "currencyID", currency);
        for (TaxSubtotal tax : invoice.subtotals()) {
            xml.open("cac:TaxSubtotal")
                    .leaf("cbc:TaxableAmount", tax.net(), "currencyID", currency)
                    .leaf("cbc:TaxAmount", tax.tax(), "currencyID", currency)
                    .open("cac:TaxCategory")
                    .leaf("cbc:ID", "S")
                    .leaf("cbc:Percent", tax.rate());
            scheme(xml).close().close();
        }
        xml.close();
    }

    private static void totals(Xml xml, InvoiceFacts invoice) {
        String currency = invoice.currency();
        xml.open("cac:LegalMonetaryTotal")
                .leaf("cbc:LineExtensionAmount", invoice.net(), "currencyID", currency)
                .leaf("cbc:TaxExclusiveAmount", invoice.net(), "currencyID", currency)
                .leaf("cbc:TaxInclusiveAmount", invoice.total(), "currencyID", currency)
                .leaf("cbc:PayableAmount", invoice.total(), "currencyID", currency)
                .close();
    }

    private static void line(Xml xml, int id, InvoiceLine line, String currency) {
        xml.open("cac:InvoiceLine")
                .leaf("cbc:ID", id)
                .leaf("cbc:InvoicedQuantity", line.quantity(), "unitCode", line.unitCode())
                .leaf("cbc:LineExtensionAmount", line.net(), "currencyID", currency)
                .open("cac:Item")
                .leaf("cbc:Name", line.name())
                .open("cac:ClassifiedTaxCategory")
                .leaf("cbc:ID", "S")
                .leaf("cbc:Percent", line.taxRate());
        scheme(xml)
                .close()
                .close()
                .open("cac:Price")
                .leaf("cbc:PriceAmount", line.unitPrice(), "currencyID", currency)
                .close()
                .close();
    }
}
