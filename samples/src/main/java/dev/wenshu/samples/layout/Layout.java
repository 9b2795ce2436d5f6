package dev.wenshu.samples.layout;

import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.page.Page;
import java.util.List;

/** How an invoice looks; the same facts give the same pages. */
public interface Layout {
    List<Page> pages(InvoiceFacts invoice);
}
