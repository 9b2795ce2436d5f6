package dev.wenshu.samples;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.kernel.Json;
import dev.wenshu.samples.carrier.CiiInvoice;
import dev.wenshu.samples.carrier.DigitalFapiaoXml;
import dev.wenshu.samples.carrier.FacturxPdf;
import dev.wenshu.samples.carrier.FatturapaInvoice;
import dev.wenshu.samples.carrier.FixedZip;
import dev.wenshu.samples.carrier.OfdPages;
import dev.wenshu.samples.carrier.OriginalInvoiceXml;
import dev.wenshu.samples.carrier.PdfPages;
import dev.wenshu.samples.carrier.ScanNoise;
import dev.wenshu.samples.carrier.UblInvoice;
import dev.wenshu.samples.inbox.InboxInvoices;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.layout.BandLayout;
import dev.wenshu.samples.layout.DigitalFapiaoLayout;
import dev.wenshu.samples.layout.Layout;
import dev.wenshu.samples.layout.LetterLayout;
import dev.wenshu.samples.layout.TillReceiptLayout;
import dev.wenshu.samples.layout.VatFapiaoLayout;
import dev.wenshu.samples.layout.Wording;
import dev.wenshu.samples.office.ClaimsNotice;
import dev.wenshu.samples.office.ExpenseSheet;
import dev.wenshu.samples.office.MeetingMinutes;
import dev.wenshu.samples.office.Messages;
import dev.wenshu.samples.office.ProjectReport;
import dev.wenshu.samples.office.QuarterlySlides;
import dev.wenshu.samples.page.Raster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the sample inbox: {@code inbox/} with the documents and {@code expected.jsonl} with what they say. */
public final class SampleInbox {
    /** The seed of the committed inbox. */
    public static final long SEED = 20_261_122L;

    private static final int SCAN_DPI = 150;
    private static final int RECEIPT_DPI = 130;
    private static final Layout DIGITAL = new DigitalFapiaoLayout();
    private static final Layout VAT = new VatFapiaoLayout("江苏");

    private final InboxInvoices invoices;
    private final long seed;
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<ExpectedDocument> expected = new ArrayList<>();

    private SampleInbox(long seed) {
        this.seed = seed;
        invoices = new InboxInvoices(seed);
        chinese();
        european();
        office();
        broken();
    }

    /** Takes the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("one argument expected: the folder to write to");
        }
        // POI logs through the Log4j API, which complains on stderr when it finds no implementation
        System.setProperty("log4j.provider", "org.apache.logging.log4j.simple.internal.SimpleProvider");
        write(Path.of(arguments[0]), SEED);
    }

    /** Writes {@code inbox/} and {@code expected.jsonl} into a folder, over what is there. */
    public static List<ExpectedDocument> write(Path folder, long seed) throws IOException {
        SampleInbox inbox = new SampleInbox(seed);
        Path documents = Files.createDirectories(folder.resolve("inbox"));
        for (Map.Entry<String, byte[]> file : inbox.files.entrySet()) {
            Files.write(documents.resolve(file.getKey()), file.getValue());
        }
        StringBuilder lines = new StringBuilder();
        for (ExpectedDocument document : inbox.expected) {
            lines.append(json(document)).append('\n');
        }
        Files.writeString(folder.resolve("expected.jsonl"), lines);
        return List.copyOf(inbox.expected);
    }

    /** Writes as many small, valid, distinct documents as asked for, for load and crash tests. */
    public static List<ExpectedDocument> writeBatch(Path folder, int count, long seed) throws IOException {
        return SampleBatch.write(folder, count, seed);
    }

    private static String json(ExpectedDocument document) {
        try {
            return Json.mapper().writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("ground truth is not serializable", e);
        }
    }

    private void chinese() {
        invoice("电子发票_办公用品.pdf", invoices.officeSupplies(), pdf(DIGITAL, invoices.officeSupplies()));
        invoice("增值税电子普通发票_会议费.pdf", invoices.conference(), pdf(VAT, invoices.conference()));
        InvoiceFacts toner = invoices.toner();
        byte[] ofd = OfdPages.write(
                VAT.pages(toner), "增值税电子普通发票 " + toner.number(), toner.issued(), OriginalInvoiceXml.write(toner));
        invoice("电子发票_打印耗材.ofd", toner, ofd);
        invoice("数电票_软件服务费.xml", invoices.software(), DigitalFapiaoXml.write(invoices.software()));
        InvoiceFacts parcels = invoices.parcels();
        files.put("邮件_10月快递费发票.eml", Messages.courierBill(pdf(DIGITAL, parcels)));
        expected.add(ExpectedDocument.invoice("邮件_10月快递费发票.eml", "电子发票_快递费.pdf", parcels));
        files.put(
                "小票_午餐.jpg",
                ScanNoise.phone(-2.2, seed)
                        .jpeg(Raster.of(
                                new TillReceiptLayout().pages(invoices.lunch()).getFirst(), RECEIPT_DPI)));
        expected.add(ExpectedDocument.receipt("小票_午餐.jpg", invoices.lunch()));
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("办公用品/白板发票.pdf", pdf(DIGITAL, invoices.plants()));
        parts.put("办公用品/德国纸张发票.xml", CiiInvoice.write(invoices.paperDelivery()));
        files.put("两张发票.zip", FixedZip.of(parts));
        expected.add(ExpectedDocument.invoice("两张发票.zip", "办公用品/白板发票.pdf", invoices.plants()));
        expected.add(ExpectedDocument.invoice("两张发票.zip", "办公用品/德国纸张发票.xml", invoices.paperDelivery()));
    }

    private void european() {
        Layout german = new BandLayout(Wording.GERMAN, 0x0F5C55);
        InvoiceFacts cables = invoices.cables();
        invoice("rechnung-facturx-LK-2026-04417.pdf", cables, FacturxPdf.write(german.pages(cables), cables));
        invoice("xrechnung-GW-26-1093.xml", invoices.cityCleaning(), UblInvoice.write(invoices.cityCleaning()));
        InvoiceFacts printing = invoices.printing();
        letter("rechnung-RE-20261019.pdf", printing, pdf(new LetterLayout(Wording.GERMAN), printing));
        invoice("fattura-318-26.xml", invoices.tiles(), FatturapaInvoice.write(invoices.tiles()));
        InvoiceFacts lunch = invoices.lunchBuffet();
        invoice("invoice-LC-10482.pdf", lunch, pdf(new BandLayout(Wording.ENGLISH, 0x7A2E3B), lunch));
        InvoiceFacts repair = invoices.repair();
        byte[] scan = ScanNoise.flatbed(1.5, seed)
                .jpeg(Raster.of(new LetterLayout(Wording.ENGLISH).pages(repair).getFirst(), SCAN_DPI));
        letter("scan-workshop-invoice.jpg", repair, scan);
        InvoiceFacts formula = invoices.formulaSeller();
        invoice("hostile-formula-seller.xml", formula, UblInvoice.write(formula));
    }

    private void office() {
        other("关于费用报销结算工作的通知.docx", "notice", ClaimsNotice.write());
        other("会议纪要_20261104.docx", "minutes", MeetingMinutes.write());
        other("差旅费用报销明细.xlsx", "sheet", ExpenseSheet.write());
        other("quarterly-report-q3-2026.pptx", "slides", QuarterlySlides.write());
        other("pilot-report-accounts-payable.docx", "report", ProjectReport.write());
        other("hostile-prompt-injection.eml", "mail", Messages.promptInjection());
    }

    private void broken() {
        byte[] whole = pdf(new BandLayout(Wording.ENGLISH, 0x333333), invoices.repair());
        files.put("broken-truncated.pdf", Arrays.copyOf(whole, 2_000));
        expected.add(ExpectedDocument.rejected("broken-truncated.pdf", "broken"));
        String xml = new String(UblInvoice.write(invoices.cityCleaning()), StandardCharsets.UTF_8)
                .replaceFirst(
                        "\\n", "\n<!DOCTYPE note [ <!ENTITY outside SYSTEM \"file:///nonexistent/wenshu-sample\"> ]>\n")
                .replaceFirst("<cbc:Note>[^<]*", "<cbc:Note>&outside;");
        files.put("hostile-external-entity.xml", xml.getBytes(StandardCharsets.UTF_8));
        expected.add(ExpectedDocument.rejected("hostile-external-entity.xml", "hostile"));
    }

    private void invoice(String file, InvoiceFacts facts, byte[] content) {
        files.put(file, content);
        expected.add(ExpectedDocument.invoice(file, "", facts));
    }

    private void letter(String file, InvoiceFacts facts, byte[] content) {
        files.put(file, content);
        expected.add(ExpectedDocument.letter(file, facts));
    }

    private void other(String file, String kind, byte[] content) {
        files.put(file, content);
        expected.add(ExpectedDocument.other(file, kind));
    }

    private static byte[] pdf(Layout layout, InvoiceFacts invoice) {
        return PdfPages.write(
                layout.pages(invoice), invoice.seller().name() + " " + invoice.number(), invoice.issued());
    }
}
