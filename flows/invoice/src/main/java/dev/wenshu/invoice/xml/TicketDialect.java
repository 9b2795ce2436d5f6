package dev.wenshu.invoice.xml;

import dev.wenshu.invoice.Invoice;
import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.InvoiceLine;
import dev.wenshu.invoice.Party;
import dev.wenshu.invoice.Totals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chinese electronic tickets as XBRL instances of the accounting standard for electronic vouchers: rail ({@code rai}) and air
 * itinerary ({@code atr}), alone or attached to an OFD or PDF. Versions of the taxonomy differ in name space, so local names count.
 */
final class TicketDialect implements XmlDialect {
    private static final String RAIL = "ElectronicInvoiceRailwayETicketNumber";
    private static final String AIR = "ElectronicInvoiceAirTransportReceiptNumber";

    @Override
    public boolean knows(XmlElement root) {
        return root.name().equals("xbrl") && root.anywhere(RAIL + "|" + AIR) != null;
    }

    @Override
    public XmlInvoice read(XmlElement root) {
        Trail trail = new Trail();
        boolean rail = root.anywhere(RAIL) != null;
        Totals totals = rail ? fare(root, trail) : itinerary(root, trail);
        Invoice invoice = new Invoice(
                trail.text(InvoiceField.INVOICE_NUMBER, root.anywhere(rail ? RAIL : AIR)),
                null,
                trail.day(InvoiceField.ISSUE_DATE, root.anywhere(rail ? "DateOfIssue" : "IssueDate")),
                null,
                "CNY",
                null,
                new Party(
                        trail.text(InvoiceField.SELLER, seller(root)),
                        trail.text(
                                InvoiceField.SELLER_TAX_ID,
                                root.anywhere("UnifiedSocialCreditCodeOfSeller|IssuePartyCode")),
                        null,
                        null),
                new Party(
                        trail.text(InvoiceField.BUYER, root.anywhere("NameOfPurchaser")),
                        trail.text(InvoiceField.BUYER_TAX_ID, root.anywhere("UnifiedSocialCreditCodeOfPurchaser")),
                        null,
                        null),
                totals,
                List.of(),
                rail ? List.of(journey(root, totals)) : charges(root));
        return new XmlInvoice(invoice, trail.paths(), List.of());
    }

    private static @Nullable XmlElement seller(XmlElement root) {
        XmlElement named = root.anywhere("NameOfSeller");
        return XmlElement.textOf(named) == null ? root.anywhere("IssueParty") : named;
    }

    /** The fare of a rail ticket includes the tax. */
    private static Totals fare(XmlElement root, Trail trail) {
        XmlElement at = root.anywhere("Fare");
        BigDecimal fare = trail.number(InvoiceField.TOTAL, at);
        trail.number(InvoiceField.PAYABLE, at);
        return Totals.of(
                trail.number(InvoiceField.NET, root.anywhere("TotalAmountExcludingTax")),
                trail.number(InvoiceField.TAX, root.anywhere("TaxAmount")),
                fare,
                fare);
    }

    /** What an itinerary does not tax, as the fund for civil aviation, is part of the net all the same: BT-109 is the total without tax. */
    private static Totals itinerary(XmlElement root, Trail trail) {
        XmlElement at = root.anywhere("TotalAmount");
        BigDecimal total = trail.number(InvoiceField.TOTAL, at);
        trail.number(InvoiceField.PAYABLE, at);
        BigDecimal tax = trail.number(InvoiceField.TAX, root.anywhere("VatTaxAmount"));
        return Totals.of(total == null || tax == null ? null : total.subtract(tax), tax, total, total);
    }

    private static InvoiceLine journey(XmlElement root, Totals totals) {
        String from = XmlElement.textOf(root.anywhere("DepartureStation"));
        String to = XmlElement.textOf(root.anywhere("DestinationStation"));
        LocalDate day = XmlDay.parse(XmlElement.textOf(root.anywhere("TravelDate")));
        return new InvoiceLine(
                from == null || to == null ? null : from + "—" + to,
                BigDecimal.ONE,
                null,
                totals.net(),
                totals.net(),
                percent(root, "TaxRate"),
                XmlElement.textOf(root.anywhere("TrainNumber")),
                totals.tax(),
                totals.total(),
                day,
                day);
    }

    /** The parts of an air fare; only the first two are taxed. */
    private static List<InvoiceLine> charges(XmlElement root) {
        BigDecimal rate = percent(root, "VatRate");
        List<InvoiceLine> lines = new ArrayList<>();
        add(lines, root, "Fare", "票价", rate);
        add(lines, root, "FuelSurcharge", "燃油附加费", rate);
        add(lines, root, "CivilAviationDevelopmentFund", "民航发展基金", null);
        add(lines, root, "OtherTaxes", "其他税费", null);
        return lines;
    }

    private static void add(
            List<InvoiceLine> lines, XmlElement root, String element, String name, @Nullable BigDecimal rate) {
        BigDecimal amount = XmlElement.numberOf(root.anywhere(element));
        if (amount != null && amount.signum() != 0) {
            lines.add(new InvoiceLine(name, null, null, null, amount, rate));
        }
    }

    /** Rates are stated as fractions, {@code 0.09}. */
    private static @Nullable BigDecimal percent(XmlElement root, String element) {
        BigDecimal rate = XmlElement.numberOf(root.anywhere(element));
        return rate == null ? null : rate.movePointRight(2);
    }
}
