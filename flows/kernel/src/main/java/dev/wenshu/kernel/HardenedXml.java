package dev.wenshu.kernel;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.stream.XMLInputFactory;
import org.w3c.dom.Document;
import org.xml.sax.ContentHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * The one XML factory: no document type, no entity expansion, no external access, namespace-aware, bounded by the JDK's
 * own processing limits. A document that declares a DOCTYPE is refused, not stripped.
 */
public final class HardenedXml {
    private static final ErrorHandler RETHROW = new ErrorHandler() {
        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    };
    private static final DocumentBuilderFactory DOM = domFactory();
    private static final SAXParserFactory SAX = saxFactory();

    private HardenedXml() {}

    /** Reads a whole document; throws an INPUT fault where it is not well-formed or declares a document type. */
    public static Document parse(InputStream xml) {
        try {
            DocumentBuilder builder = DOM.newDocumentBuilder();
            builder.setErrorHandler(RETHROW);
            return builder.parse(xml);
        } catch (SAXException e) {
            throw new Fault(FaultCategory.INPUT, "XML refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Fault(FaultCategory.INPUT, "XML could not be read: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw lacksFeature(e);
        }
    }

    /**
     * Hands the events of a whole document to the handler; throws an INPUT fault where it is not well-formed, declares a
     * document type, or the handler refuses it with a {@link SAXException}.
     */
    public static void parse(InputStream xml, ContentHandler handler) {
        try {
            XMLReader reader = SAX.newSAXParser().getXMLReader();
            reader.setContentHandler(handler);
            reader.setErrorHandler(RETHROW);
            reader.parse(new InputSource(xml));
        } catch (SAXException e) {
            throw new Fault(FaultCategory.INPUT, "XML refused: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new Fault(FaultCategory.INPUT, "XML could not be read: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw lacksFeature(e);
        }
    }

    /** A new streaming reader factory with the same restrictions, for documents too large for a tree. */
    public static XMLInputFactory streaming() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        return factory;
    }

    private static DocumentBuilderFactory domFactory() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            return factory;
        } catch (ParserConfigurationException e) {
            throw lacksFeature(e);
        }
    }

    private static SAXParserFactory saxFactory() {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
            factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
            factory.setXIncludeAware(false);
            return factory;
        } catch (ParserConfigurationException | SAXException e) {
            throw lacksFeature(e);
        }
    }

    private static IllegalStateException lacksFeature(Exception cause) {
        return new IllegalStateException("the JDK's XML parser lacks a required security feature", cause);
    }
}
