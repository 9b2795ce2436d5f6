package dev.wenshu.document.parse.format;

import dev.wenshu.kernel.HardenedXml;
import java.io.InputStream;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Streaming XML by the hardened factory, with the refusals that a reader of hostile documents needs. */
public final class XmlEvents {
    private XmlEvents() {}

    public static XMLStreamReader open(InputStream in) throws XMLStreamException {
        return HardenedXml.streaming().createXMLStreamReader(in);
    }

    /** Moves on; false at the end. A document type ends the parsing. */
    public static boolean advance(XMLStreamReader xml) throws XMLStreamException {
        if (!xml.hasNext()) {
            return false;
        }
        xml.next();
        refuseDocumentType(xml);
        return true;
    }

    public static void refuseDocumentType(XMLStreamReader xml) {
        if (xml.getEventType() == XMLStreamConstants.DTD || xml.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Refusal(
                    "XML_DOCTYPE", "The XML declares a document type or entities, which attacks use; it was not read.");
        }
    }

    public static boolean starts(XMLStreamReader xml, String localName) {
        return xml.isStartElement() && xml.getLocalName().equals(localName);
    }

    public static boolean ends(XMLStreamReader xml, String localName) {
        return xml.isEndElement() && xml.getLocalName().equals(localName);
    }

    /** By local name, whatever the namespace; null where it is absent or the event is not a start. */
    public static @Nullable String attribute(XMLStreamReader xml, String localName) {
        if (!xml.isStartElement()) {
            return null;
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(localName)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }
}
