package dev.wenshu.invoice.split;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Payload;
import dev.wenshu.document.reading.Section;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.HardenedXml;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A FatturaPA file of several invoices: one header, and a body for each. */
final class InvoiceLot {
    /** A lot of more bodies stays one file, which then says so. */
    static final int MOST = 1_000;

    private static final String ROOT = "FatturaElettronica";
    private static final String BODY = "FatturaElettronicaBody";

    private InvoiceLot() {}

    /** An invoice of its own for each body, with the header that all share; empty where the file is no lot. */
    static List<Section> sections(ParsedDocument document) {
        if (!ROOT.equals(document.head().properties().get("root"))) {
            return List.of();
        }
        for (Payload payload : document.payloads()) {
            if (payload.kind() == Payload.Kind.XML) {
                List<byte[]> invoices = invoices(payload.content());
                return invoices.size() < 2 ? List.of() : sections(document, payload, invoices);
            }
        }
        return List.of();
    }

    private static List<Section> sections(ParsedDocument document, Payload lot, List<byte[]> invoices) {
        List<Section> sections = new ArrayList<>();
        for (byte[] invoice : invoices) {
            Payload own = new Payload(lot.kind(), lot.name(), lot.page(), invoice);
            int last = Math.max(1, document.head().pages());
            sections.add(new Section("invoice " + (sections.size() + 1), 1, last, null, List.of(own)));
        }
        return sections;
    }

    private static List<byte[]> invoices(byte[] lot) {
        try {
            Document document = HardenedXml.parse(new ByteArrayInputStream(lot));
            Element root = document.getDocumentElement();
            List<Node> bodies = new ArrayList<>();
            for (Node child = root.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (BODY.equals(child.getLocalName())) {
                    bodies.add(child);
                }
            }
            if (bodies.size() < 2 || bodies.size() > MOST) {
                return List.of();
            }
            bodies.forEach(root::removeChild);
            List<byte[]> invoices = new ArrayList<>();
            for (Node body : bodies) {
                root.appendChild(body);
                invoices.add(bytes(document));
                root.removeChild(body);
            }
            return invoices;
        } catch (Fault | TransformerException e) {
            // The reader of the whole file says that its XML cannot be read.
            return List.of();
        }
    }

    private static byte[] bytes(Document document) throws TransformerException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(bytes));
        return bytes.toByteArray();
    }
}
