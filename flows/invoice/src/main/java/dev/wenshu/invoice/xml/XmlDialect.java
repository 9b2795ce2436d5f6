package dev.wenshu.invoice.xml;

/** One XML vocabulary for invoices. */
interface XmlDialect {
    boolean knows(XmlElement root);

    XmlInvoice read(XmlElement root);
}
