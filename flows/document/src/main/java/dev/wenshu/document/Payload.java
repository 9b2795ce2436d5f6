package dev.wenshu.document;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Machine-readable data that a document carries about itself.
 *
 * @param name of the embedded file, or empty
 * @param page where a code is printed, else 0
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Payload(Kind kind, String name, int page, byte[] content) {
    /** Where the data was. */
    public enum Kind {
        /** The document itself is this XML file. */
        XML,
        /** An XML file attached to a PDF or OFD, as ZUGFeRD, Factur-X and electronic fapiao have. */
        EMBEDDED_XML,
        /** Text of a QR code, UTF-8. */
        QR_CODE,
        /** Text of any other bar code, UTF-8. */
        BAR_CODE
    }

    @Override
    public String toString() {
        return "Payload[kind=" + kind + ", bytes=" + content.length + "]";
    }
}
