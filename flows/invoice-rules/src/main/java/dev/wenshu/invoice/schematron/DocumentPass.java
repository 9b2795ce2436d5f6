package dev.wenshu.invoice.schematron;

import dev.wenshu.kernel.HardenedXml;
import java.io.ByteArrayInputStream;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** The one pass over a document, which is checked against its schema while its tree is built. */
final class DocumentPass extends DefaultHandler {
    private final DocumentLimits limits;
    private final ContentHandler tree;
    private final ValidatorHandler schema;
    private int elements;
    private int depth;

    private DocumentPass(DocumentLimits limits, ContentHandler tree, ValidatorHandler schema) {
        this.limits = limits;
        this.tree = tree;
        this.schema = schema;
    }

    static void read(
            byte[] xml, DocumentLimits limits, ContentHandler tree, ValidatorHandler schema, SchemaErrors errors) {
        schema.setErrorHandler(errors);
        HardenedXml.parse(new ByteArrayInputStream(xml), new DocumentPass(limits, tree, schema));
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        schema.setDocumentLocator(locator);
    }

    @Override
    public void startDocument() throws SAXException {
        tree.startDocument();
        schema.startDocument();
    }

    @Override
    public void endDocument() throws SAXException {
        tree.endDocument();
        schema.endDocument();
    }

    @Override
    public void startPrefixMapping(String prefix, String uri) throws SAXException {
        tree.startPrefixMapping(prefix, uri);
        schema.startPrefixMapping(prefix, uri);
    }

    @Override
    public void endPrefixMapping(String prefix) throws SAXException {
        tree.endPrefixMapping(prefix);
        schema.endPrefixMapping(prefix);
    }

    @Override
    public void startElement(String uri, String name, String qualified, Attributes attributes) throws SAXException {
        elements++;
        depth++;
        if (elements > limits.elements() || depth > limits.depth()) {
            throw new TooLargeException();
        }
        tree.startElement(uri, name, qualified, attributes);
        schema.startElement(uri, name, qualified, attributes);
    }

    @Override
    public void endElement(String uri, String name, String qualified) throws SAXException {
        depth--;
        tree.endElement(uri, name, qualified);
        schema.endElement(uri, name, qualified);
    }

    @Override
    public void characters(char[] chars, int start, int length) throws SAXException {
        tree.characters(chars, start, length);
        schema.characters(chars, start, length);
    }

    @Override
    public void ignorableWhitespace(char[] chars, int start, int length) throws SAXException {
        characters(chars, start, length);
    }

    /** The document is beyond the limits. */
    static final class TooLargeException extends SAXException {
        private static final long serialVersionUID = 1L;
    }
}
