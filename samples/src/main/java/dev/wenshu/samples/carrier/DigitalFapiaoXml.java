package dev.wenshu.samples.carrier;

import dev.wenshu.samples.invoice.ChineseAmount;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;

/** Writes a fully digital fapiao as the XML that the tax platform hands out beside PDF and OFD; unsigned. */
public final class DigitalFapiaoXml {
    private DigitalFapiaoXml() {}

    public static byte[] write(InvoiceFacts invoice) {
        String issued = invoice.issued() + " 10:26:31";
        Xml xml = new Xml().open("EInvoice").open("Header").leaf("EIid", invoice.number());
        xml.leaf("EInvoiceTag", "SWEI3200").leaf("Version", "0.2").open("InherentLabel");
        label(xml, "InIssuType", "Y", "开具蓝字发票");
        label(xml, "EInvoiceType", "02", "电子发票");
        label(xml, "GeneralOrSpecialVAT", "02", "普通发票");
        xml.close().close().open("EInvoiceData");
        party(xml, "Seller", invoice.seller());
        party(xml, "Buyer", invoice.buyer());
        xml.open("BasicInformation")
                .leaf("TotalAmWithoutTax", invoice.net())
                .leaf("TotalTaxAm", invoice.tax())
                .leaf("TotalTax-includedAmount", invoice.total())
                .leaf("TotalTax-includedAmountInChinese", ChineseAmount.of(invoice.total()))
                .leaf("Drawer", invoice.marks().clerk())
                .leaf("RequestTime", issued)
                .close();
        invoice.lines().forEach(line -> line(xml, line));
        xml.open("AdditionalInformation")
                .optional("Remark", invoice.note())
                .close()
                .close();
        xml.open("SellerAuthentication").leaf("AuthenticationMethods", "1").close();
        xml.open("TaxSupervisionInfo")
                .leaf("InvoiceNumber", invoice.number())
                .leaf("IssueTime", issued)
                .leaf("TaxBureauCode", "13200000000")
                .leaf("TaxBureauName", "样例税务机关")
                .close();
        return xml.close().bytes();
    }

    private static void label(Xml xml, String name, String code, String text) {
        xml.open(name).leaf("LabelCode", code).leaf("LabelName", text).close();
    }

    private static void party(Xml xml, String role, Party party) {
        xml.open(role + "Information")
                .leaf(role + "IdNum", party.taxId())
                .leaf(role + "Name", party.name())
                .optional(role + "Addr", party.address())
                .optional(role + "TelNum", party.phone())
                .optional(role + "BankName", party.bank())
                .optional(role + "BankAccNum", party.account())
                .close();
    }

    private static void line(Xml xml, InvoiceLine line) {
        xml.open("IssuItemInformation")
                .leaf("ItemName", line.name())
                .optional("SpecMod", line.specification())
                .leaf("MeaUnits", line.unit())
                .leaf("Quantity", line.quantity().toPlainString())
                .leaf("UnPrice", line.unitPrice().toPlainString())
                .leaf("Amount", line.net())
                .leaf(
                        "TaxRate",
                        line.taxRate().movePointLeft(2).stripTrailingZeros().toPlainString())
                .leaf("ComTaxAm", line.tax())
                .leaf("TotaltaxIncludedAmount", line.net().add(line.tax()))
                .close();
    }
}
