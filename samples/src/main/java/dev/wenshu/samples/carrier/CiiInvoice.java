package dev.wenshu.samples.carrier;

import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.invoice.TaxSubtotal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Writes an invoice as UN/CEFACT Cross Industry Invoice D16B in the EN 16931 profile. */
public final class CiiInvoice {
    /** The specification identifier of the profile. */
    public static final String EN_16931 = "urn:cen.eu:en16931:2017";

    private CiiInvoice() {}

    public static byte[] write(InvoiceFacts invoice) {
        Xml xml = new Xml()
                .open(
                        "rsm:CrossIndustryInvoice",
                        "xmlns:rsm",
                        "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
                        "xmlns:ram",
                        "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100",
                        "xmlns:udt",
                        "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100")
                .open("rsm:ExchangedDocumentContext")
                .open("ram:GuidelineSpecifiedDocumentContextParameter")
                .leaf("ram:ID", EN_16931)
                .close()
                .close()
                .open("rsm:ExchangedDocument")
                .leaf("ram:ID", invoice.number())
                .leaf("ram:TypeCode", "380");
        date(xml, "ram:IssueDateTime", invoice.issued());
        if (!invoice.note().isEmpty()) {
            xml.open("ram:IncludedNote").leaf("ram:Content", invoice.note()).close();
        }
        xml.close().open("rsm:SupplyChainTradeTransaction");
        int id = 1;
        for (InvoiceLine line : invoice.lines()) {
            line(xml, id++, line);
        }
        agreement(xml, invoice);
        xml.open("ram:ApplicableHeaderTradeDelivery").open("ram:ActualDeliverySupplyChainEvent");
        date(xml, "ram:OccurrenceDateTime", invoice.issued());
        xml.close().close();
        settlement(xml, invoice);
        return xml.close().close().bytes();
    }

    private static void date(Xml xml, String name, LocalDate date) {
        xml.open(name)
                .leaf("udt:DateTimeString", DateTimeFormatter.BASIC_ISO_DATE.format(date), "format", "102")
                .close();
    }

    private static void agreement(Xml xml, InvoiceFacts invoice) {
        xml.open("ram:ApplicableHeaderTradeAgreement").optional("ram:BuyerReference", invoice.reference());
        party(xml, "ram:SellerTradeParty", invoice.seller());
        party(xml, "ram:BuyerTradeParty", invoice.buyer());
        xml.close();
    }

    private static void party(Xml xml, String role, Party party) {
        xml.open(role)
                .leaf("ram:Name", party.name())
                .open("ram:PostalTradeAddress")
                .leaf("ram:PostcodeCode", party.postcode())
                .leaf("ram:LineOne", party.street())
                .leaf("ram:CityName", party.city())
                .leaf("ram:CountryID", party.countryCode())
                .close()
                .open("ram:URIUniversalCommunication")
                .leaf("ram:URIID", party.email(), "schemeID", "EM")
                .close();
        if (!party.taxId().isEmpty()) {
            xml.open("ram:SpecifiedTaxRegistration")
                    .leaf("ram:ID", party.taxId(), "schemeID", "VA")
                    .close();
        }
        xml.close();
    }

    private static void line(Xml xml, int id, InvoiceLine line) {
        xml.open("ram:IncludedSupplyChainTradeLineItem")
                .open("ram:AssociatedDocumentLineDocument")
                .leaf("ram:LineID", id)
                .close()
                .open("ram:SpecifiedTradeProduct")
                .leaf("ram:Name", line.name())
                .close()
                .open("ram:SpecifiedLineTradeAgreement")
                .open("ram:NetPriceProductTradePrice")
                .leaf("ram:ChargeAmount", line.unitPrice())
                .close()
                .close()
                .open("ram:SpecifiedLineTradeDelivery")
                .leaf("ram:BilledQuantity", line.quantity(), "unitCode", line.unitCode())
                .close()
                .open("ram:SpecifiedLineTradeSettlement")
                .open("ram:ApplicableTradeTax")
                .leaf("ram:TypeCode", "VAT")
                .leaf("ram:CategoryCode", "S")
                .leaf("ram:RateApplicablePercent", line.taxRate())
                .close()
                .open("ram:SpecifiedTradeSettlementLineMonetarySummation")
                .leaf("ram:LineTotalAmount", line.net())
                .close()
                .close()
                .close();
    }

    private static void settlement(Xml xml, InvoiceFacts invoice) {
        xml.open("ram:ApplicableHeaderTradeSettlement")
                .leaf("ram:PaymentReference", invoice.number())
                .leaf("ram:InvoiceCurrencyCode", invoice.currency())
                .open("ram:SpecifiedTradeSettlementPaymentMeans")
                .leaf("ram:TypeCode", "58")
                .open("ram:PayeePartyCreditorFinancialAccount")
                .leaf("ram:IBANID", invoice.seller().account())
                .close()
                .open("ram:PayeeSpecifiedCreditorFinancialInstitution")
                .leaf("ram:BICID", invoice.seller().bic())
                .close()
                .close();
        for (TaxSubtotal tax : invoice.subtotals()) {
            xml.open("ram:ApplicableTradeTax")
                    .leaf("ram:CalculatedAmount", tax.tax())
                    .leaf("ram:TypeCode", "VAT")
                    .leaf("ram:BasisAmount", tax.net())
                    .leaf("ram:CategoryCode", "S")
                    .leaf("ram:RateApplicablePercent", tax.rate())
                    .close();
        }
        if (invoice.due() != null) {
            xml.open("ram:SpecifiedTradePaymentTerms");
            date(xml, "ram:DueDateDateTime", invoice.due());
            xml.close();
        }
        xml.open("ram:SpecifiedTradeSettlementHeaderMonetarySummation")
                .leaf("ram:LineTotalAmount", invoice.net())
                .leaf("ram:TaxBasisTotalAmount", invoice.net())
                .leaf("ram:TaxTotalAmount", invoice.tax(), "currencyID", invoice.currency())
                .leaf("ram:GrandTotalAmount", invoice.total())
                .leaf("ram:DuePayableAmount", invoice.total())
                .close()
                .close();
    }
}
