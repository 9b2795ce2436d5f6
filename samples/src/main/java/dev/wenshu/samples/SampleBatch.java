package dev.wenshu.samples;

import dev.wenshu.samples.carrier.PdfPages;
import dev.wenshu.samples.carrier.UblInvoice;
import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.invoice.RandomInvoices;
import dev.wenshu.samples.layout.BandLayout;
import dev.wenshu.samples.layout.Layout;
import dev.wenshu.samples.layout.LetterLayout;
import dev.wenshu.samples.layout.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Many small, valid, distinct documents: structured invoices, notices as plain text, PDF invoices in turn. */
final class SampleBatch {
    private static final List<Layout> LAYOUTS =
            List.of(new LetterLayout(Wording.ENGLISH), new BandLayout(Wording.ENGLISH, 0x24476B));

    private SampleBatch() {}

    static List<ExpectedDocument> write(Path folder, int count, long seed) throws IOException {
        Files.createDirectories(folder);
        RandomInvoices invoices = new RandomInvoices(seed);
        List<ExpectedDocument> written = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            InvoiceFacts invoice = invoices.european(i % 2 == 0 ? "GB" : "DE");
            String name = "%05d-".formatted(i);
            written.add(
                    switch (i % 3) {
                        case 0 -> ubl(folder, name + "invoice.xml", invoice);
                        case 1 -> notice(folder, name + "notice.txt", invoice);
                        default -> pdf(folder, name + "invoice.pdf", invoice, LAYOUTS.get(i / 3 % LAYOUTS.size()));
                    });
        }
        return written;
    }

    private static ExpectedDocument ubl(Path folder, String name, InvoiceFacts invoice) throws IOException {
        Files.write(folder.resolve(name), UblInvoice.write(invoice));
        return ExpectedDocument.invoice(name, "", invoice);
    }

    private static ExpectedDocument pdf(Path folder, String name, InvoiceFacts invoice, Layout layout)
            throws IOException {
        Files.write(folder.resolve(name), PdfPages.write(layout.pages(invoice), invoice.number(), invoice.issued()));
        return layout instanceof LetterLayout
                ? ExpectedDocument.letter(name, invoice)
                : ExpectedDocument.invoice(name, "", invoice);
    }

    private static ExpectedDocument notice(Path folder, String name, InvoiceFacts invoice) throws IOException {
        String text = """
                关于%s到货验收的通知

                各部门：
                %s（订单号%s）采购的物品将于%s送达，请使用部门派人到一楼仓库验收，
                并于%s前将验收单交行政管理部。逾期未交的，视为验收合格。

                行政管理部
                %s
                """.formatted(
                        invoice.lines().getFirst().name(),
                        invoice.buyer().name(),
                        invoice.number(),
                        invoice.issued().plusDays(3),
                        invoice.issued().plusDays(10),
                        invoice.issued());
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        return ExpectedDocument.other(name, "notice");
    }
}
