package dev.wenshu.invoice.xml;

import dev.wenshu.invoice.Invoice;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.Party;
import dev.wenshu.invoice.Totals;
import dev.wenshu.invoice.VatBreakdown;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** UN/CEFACT Cross Industry Invoice D16B and later, and its forerunner in ZUGFeRD 1.0, whose containers have other names. */
final class CiiDialect implements XmlDialect {
    private static final String TRADE = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction";
    private static final String AGREEMENT = "ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement";
    private static final String SETTLEMENT = "ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement";
    private static final String SUMMATION =
            "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation";
    private static final String LINE_SETTLEMENT = "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement";
    private static final String LINE_AMOUNT =
            "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation";
    private static final String LINE_PRICE = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement";

    @Override
    public boolean knows(XmlElement root) {
        return root.name().equals("CrossIndustryInvoice") || root.name().equals("CrossIndustryDocument");
    }

    @Override
    public XmlInvoice read(XmlElement root) {
        Trail trail = new Trail();
        XmlElement head = orEmpty(root.first("ExchangedDocument|HeaderExchangedDocument"), root);
        XmlElement trade = orEmpty(root.first(TRADE), root);
        XmlElement settlement = orEmpty(trade.first(SETTLEMENT), root);
        XmlElement sums = orEmpty(settlement.first(SUMMATION), root);
        String currency = trail.text(InvoiceField.CURRENCY, settlement.first("InvoiceCurrencyCode"));
        Invoice invoice = new Invoice(
                trail.text(InvoiceField.INVOICE_NUMBER, head.first("ID")),
                null,
                trail.day(InvoiceField.ISSUE_DATE, head.first("IssueDateTime/DateTimeString|DateTime")),
                head.text("TypeCode"),
                currency,
                trail.day(
                        InvoiceField.DUE_DATE,
                        settlement.first("SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString|DateTime")),
                seller(trade, settlement, trail),
                buyer(trade, trail),
                new Totals(
                        sums.number("LineTotalAmount"),
                        sums.number("AllowanceTotalAmount"),
                        sums.number("ChargeTotalAmount"),
                        trail.number(InvoiceField.NET, amount(sums, "TaxBasisTotalAmount", currency)),
                        trail.number(InvoiceField.TAX, amount(sums, "TaxTotalAmount", currency)),
                        trail.number(InvoiceField.TOTAL, amount(sums, "GrandTotalAmount", currency)),
                        sums.number("TotalPrepaidAmount"),
                        sums.number("RoundingAmount"),
                        trail.number(InvoiceField.PAYABLE, sums.first("DuePayableAmount"))),
                vat(settlement),
                lines(trade));
        return new XmlInvoice(invoice, trail.paths(), List.of());
    }

    /** Amounts may be repeated in the accounting currency. */
    private static @Nullable XmlElement amount(XmlElement sums, String name, @Nullable String currency) {
        List<XmlElement> all = sums.all(name);
        for (XmlElement amount : all) {
            if (Objects.equals(amount.attribute("currencyID"), currency)) {
                return amount;
            }
        }
        return all.isEmpty() ? null : all.getFirst();
    }

    private static Party seller(XmlElement trade, XmlElement settlement, Trail trail) {
        XmlElement party = trade.first(AGREEMENT + "/SellerTradeParty");
        if (party == null) {
            return Party.UNKNOWN;
        }
        XmlElement address = party.first("PostalTradeAddress");
        String line = address == null ? null : address(address);
        if (address != null && line != null) {
            trail.paths().put(InvoiceField.SELLER_ADDRESS, address.path());
        }
        return new Party(
                trail.text(InvoiceField.SELLER, party.first("Name")),
                trail.text(InvoiceField.SELLER_TAX_ID, taxId(party)),
                line,
                settlement.text("SpecifiedTradeSettlementPaymentMeans/PayeePartyCreditorFinancialAccount/IBANID"));
    }

    private static Party buyer(XmlElement trade, Trail trail) {
        XmlElement party = trade.first(AGREEMENT + "/BuyerTradeParty");
        if (party == null) {
            return Party.UNKNOWN;
        }
        XmlElement address = party.first("PostalTradeAddress");
        return new Party(
                trail.text(InvoiceField.BUYER, party.first("Name")),
                trail.text(InvoiceField.BUYER_TAX_ID, taxId(party)),
                address == null ? null : address(address),
                null);
    }

    private static @Nullable XmlElement taxId(XmlElement party) {
        XmlElement other = null;
        for (XmlElement registration : party.all("SpecifiedTaxRegistration")) {
            XmlElement id = registration.first("ID");
            if (id != null && "VA".equals(id.attribute("schemeID"))) {
                return id;
            }
            other = other == null ? id : other;
        }
        return other;
    }

    private static @Nullable String address(XmlElement address) {
        String line = Stream.of(
                        address.text("LineOne"),
                        address.text("LineTwo"),
                        address.text("LineThree"),
                        Stream.of(address.text("PostcodeCode"), address.text("CityName"))
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(" ")),
                        address.text("CountryID"))
                .filter(Objects::nonNull)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return line.isEmpty() ? null : line;
    }

    private static List<VatBreakdown> vat(XmlElement settlement) {
        return settlement.all("ApplicableTradeTax").stream()
                .map(tax -> new VatBreakdown(
                        tax.text("CategoryCode"),
                        tax.number("RateApplicablePercent|ApplicablePercent"),
                        tax.number("BasisAmount"),
                        tax.number("CalculatedAmount")))
                .toList();
    }

    private static List<InvoiceLine> lines(XmlElement trade) {
        return trade.all("IncludedSupplyChainTradeLineItem").stream()
                .map(CiiDialect::line)
                .filter(line -> line.net() != null)
                .toList();
    }

    private static InvoiceLine line(XmlElement item) {
        XmlElement quantity = item.first("SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery/BilledQuantity");
        BigDecimal price = item.number(LINE_PRICE + "/NetPriceProductTradePrice/ChargeAmount");
        return new InvoiceLine(
                item.text("SpecifiedTradeProduct/Name"),
                XmlElement.numberOf(quantity),
                quantity == null ? null : quantity.attribute("unitCode"),
                price,
                item.number(LINE_SETTLEMENT + "/" + LINE_AMOUNT + "/LineTotalAmount"),
                item.number(LINE_SETTLEMENT + "/ApplicableTradeTax/RateApplicablePercent|ApplicablePercent"));
    }

    private static XmlElement orEmpty(@Nullable XmlElement found, XmlElement root) {
        return found == null ? new XmlElement(root.element().getOwnerDocument().createElement("absent")) : found;
    }
}
