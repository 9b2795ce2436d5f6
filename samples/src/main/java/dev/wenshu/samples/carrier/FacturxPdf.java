package dev.wenshu.samples.carrier;

import dev.wenshu.samples.invoice.InvoiceFacts;
import dev.wenshu.samples.page.Page;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.graphics.color.PDOutputIntent;

/** Writes a hybrid invoice: PDF/A-3 pages that carry the same invoice as an embedded {@code factur-x.xml}. */
public final class FacturxPdf {
    private static final String FILE = "factur-x.xml";

    private FacturxPdf() {}

    public static byte[] write(List<Page> pages, InvoiceFacts invoice) {
        String title = invoice.seller().name() + " " + invoice.number();
        return PdfPages.write(pages, title, invoice.issued(), document -> finish(document, invoice, title));
    }

    private static void finish(PDDocument document, InvoiceFacts invoice, String title) throws IOException {
        PDComplexFileSpecification file = attachment(document, invoice);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(FILE, file));
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
        COSArray associated = new COSArray();
        associated.add(file);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.AF, associated);

        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        PDOutputIntent intent = new PDOutputIntent(document, new ByteArrayInputStream(profile));
        intent.setInfo("sRGB IEC61966-2.1");
        intent.setOutputCondition("sRGB IEC61966-2.1");
        intent.setOutputConditionIdentifier("sRGB IEC61966-2.1");
        document.getDocumentCatalog().addOutputIntent(intent);

        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(xmp(title, invoice.issued()));
        document.getDocumentCatalog().setMetadata(metadata);
    }

    private static PDComplexFileSpecification attachment(PDDocument document, InvoiceFacts invoice) throws IOException {
        byte[] xml = CiiInvoice.write(invoice);
        GregorianCalendar date =
                GregorianCalendar.from(invoice.issued().atTime(9, 0).atZone(ZoneOffset.UTC));
        PDEmbeddedFile embedded = new PDEmbeddedFile(document, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
        embedded.setSubtype("text/xml");
        embedded.setSize(xml.length);
        embedded.setCreationDate(date);
        embedded.setModDate(date);
        PDComplexFileSpecification file = new PDComplexFileSpecification();
        file.setFile(FILE);
        file.setFileUnicode(FILE);
        file.setFileDescription("Factur-X invoice");
        file.setEmbeddedFile(embedded);
        file.setEmbeddedFileUnicode(embedded);
        file.getCOSObject().setName("AFRelationship", "Alternative");
        return file;
    }

    private static byte[] xmp(String title, LocalDate date) {
        String rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
        Xml xml = new Xml()
                .open("x:xmpmeta", "xmlns:x", "adobe:ns:meta/")
                .open("rdf:RDF", "xmlns:rdf", rdf)
                .open("rdf:Description", "rdf:about", "", "xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/")
                .leaf("pdfaid:part", "3")
                .leaf("pdfaid:conformance", "B")
                .close()
                .open("rdf:Description", "rdf:about", "", "xmlns:dc", "http://purl.org/dc/elements/1.1/")
                .open("dc:title")
                .open("rdf:Alt")
                .leaf("rdf:li", title, "xml:lang", "x-default")
                .close()
                .close()
                .close()
                .open(
                        "rdf:Description",
                        "rdf:about",
                        "",
                        "xmlns:pdf",
                        "http://ns.adobe.com/pdf/1.3/",
                        "xmlns:xmp",
                        "http://ns.adobe.com/xap/1.0/")
                .leaf("pdf:Producer", "Wenshu samples")
                .leaf("xmp:CreateDate", date + "T09:00:00+00:00")
                .close();
        extension(xml);
        xml.open("rdf:Description", "rdf:about", "", "xmlns:fx", "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#")
                .leaf("fx:DocumentType", "INVOICE")
                .leaf("fx:DocumentFileName", FILE)
                .leaf("fx:Version", "1.0")
                .leaf("fx:ConformanceLevel", "EN 16931")
                .close()
                .close()
                .close();
        String body = new String(xml.bytes(), StandardCharsets.UTF_8);
        String packet = "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                + body.substring(body.indexOf('\n') + 1) + "<?xpacket end=\"w\"?>";
        return packet.getBytes(StandardCharsets.UTF_8);
    }

    // PDF/A wants each schema outside the standard described in the metadata itself
    private static void extension(Xml xml) {
        xml.open(
                        "rdf:Description",
                        "rdf:about",
                        "",
                        "xmlns:pdfaExtension",
                        "http://www.aiim.org/pdfa/ns/extension/",
                        "xmlns:pdfaSchema",
                        "http://www.aiim.org/pdfa/ns/schema#",
                        "xmlns:pdfaProperty",
                        "http://www.aiim.org/pdfa/ns/property#")
                .open("pdfaExtension:schemas")
                .open("rdf:Bag")
                .open("rdf:li", "rdf:parseType", "Resource")
                .leaf("pdfaSchema:schema", "Factur-X PDFA Extension Schema")
                .leaf("pdfaSchema:namespaceURI", "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#")
                .leaf("pdfaSchema:prefix", "fx")
                .open("pdfaSchema:property")
                .open("rdf:Seq");
        for (String property : List.of("DocumentFileName", "DocumentType", "Version", "ConformanceLevel")) {
            xml.open("rdf:li", "rdf:parseType", "Resource")
                    .leaf("pdfaProperty:name", property)
                    .leaf("pdfaProperty:valueType", "Text")
                    .leaf("pdfaProperty:category", "external")
                    .leaf("pdfaProperty:description", property + " of the embedded invoice")
                    .close();
        }
        xml.close().close().close().close().close().close();
    }
}
