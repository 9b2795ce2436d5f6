package dev.wenshu.document;

/** The families of formats that the suite tells apart. */
public enum DocumentFormat {
    PDF,
    OFD,
    IMAGE,
    XML,
    WORD,
    SPREADSHEET,
    PRESENTATION,
    HTML,
    TEXT,
    MAIL,
    ARCHIVE,
    /** Read by a generic parser; no structure beyond text. */
    OTHER
}
