package dev.wenshu.document;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a value or word comes from, most trusted first. */
public enum Origin {
    /** Machine-readable data: XML, embedded or alone. */
    @JsonProperty("structured")
    STRUCTURED,
    /** A decoded QR or bar code. */
    @JsonProperty("qr")
    QR,
    /** The text layer of the document. */
    @JsonProperty("text")
    TEXT,
    /** Optical character recognition. */
    @JsonProperty("ocr")
    OCR,
    /** A generative model. */
    @JsonProperty("model")
    MODEL,
    /** A person's correction. */
    @JsonProperty("person")
    PERSON
}
