package dev.wenshu.samples.carrier;

import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.InvoiceLine;
import dev.wenshu.samples.invoice.Party;
import dev.wenshu.samples.layout.FapiaoWording;

/** Writes the {@code original_invoice.xml} that fapiao OFD files attach, in the 2019 e-invoice schema; unsigned. */
public final class OriginalInvoiceXml {
    private OriginalInvoiceXml() {}

    public static byte[] write(InvoiceFacts invoice) {
        Xml xml = new Xml()
                .open("eInvoice", "xmlns:fp", "http://www.edrm.org.cn/schema/e-invoice/2019", "Version", "1.0")
                .leaf("fp:DocID", "01")
                .leaf("fp:InvoiceCode", invoice.marks().code())
                .leaf("fp:InvoiceNo", invoice.number())
                .leaf("fp:TypeCode", "0")
                .leaf("fp:IssueDate", FapiaoWording.date(invoice.issued()))
                .leaf("fp:InvoiceCheckCode", invoice.marks().checkCode())
                .leaf("fp:MachineNo", invoice.marks().machineNumber());
        party(xml, "Buyer", invoice.buyer());
        party(xml, "Seller", invoice.seller());
        xml.leaf("fp:TaxInclusiveTotalAmount", invoice.total())
                .leaf("fp:Note", invoice.note())
                .leaf("fp:InvoiceClerk", invoice.marks().clerk())
                .leaf("fp:Payee", invoice.marks().payee())
                .leaf("fp:Checker", invoice.marks().reviewer())
                .leaf("fp:TaxTotalAmount", invoice.tax())
                .leaf("fp:TaxExclusiveTotalAmount", invoice.net())
                .leaf("fp:GraphCode", FapiaoWording.vatQr(invoice))
                .open("fp:GoodsInfos");
        for (InvoiceLine line : invoice.lines()) {
            xml.open("fp:GoodsInfo")
                    .leaf("fp:Item", line.name())
                    .leaf("fp:Specification", line.specification())
                    .leaf("fp:MeasurementDimension", line.unit())
                    .leaf("fp:Price", line.unitPrice())
                    .leaf("fp:Quantity", line.quantity())
                    .leaf("fp:Amount", line.net())
                    .leaf("fp:TaxScheme", FapiaoWording.percent(line.taxRate()))
                    .leaf("fp:TaxAmount", line.tax())
                    .close();
        }
        return xml.close().close().bytes();
    }

    private static void party(Xml xml, String role, Party party) {
        String contact = party.street().isEmpty() ? "" : party.address() + " " + party.phone();
        String account = party.bank().isEmpty() ? "" : party.bank() + " " + party.account();
        xml.open("fp:" + role)
                .leaf("fp:" + role + "Name", party.name())
                .leaf("fp:" + role + "TaxID", party.taxId())
                .leaf("fp:" + role + "AddrTel", contact)
                .leaf("fp:" + role + "FinancialAccount", account)
                .close();
    }
}
