package dev.wenshu.invoice.lines;

/** What a column of a table of invoice lines holds, or what else its words say. */
enum ColumnKind {
    DESCRIPTION,
    SPECIFICATION,
    QUANTITY,
    UNIT,
    PRICE,
    /** Of the line, without tax unless the sums say otherwise. */
    AMOUNT,
    /** Of the line, with tax. */
    GROSS,
    RATE,
    TAX,
    FROM,
    TO,
    /** A column that is not kept. */
    OTHER,
    /** No column: opens the row below the last line. */
    END,
    /** No column: a sum that is carried over a page break. */
    CARRIED;

    boolean isColumn() {
        return this != END && this != CARRIED;
    }

    /** Holds words, which may be wrapped over several rows. */
    boolean isWords() {
        return this == DESCRIPTION || this == SPECIFICATION;
    }

    /** Holds one number a line. */
    boolean isNumber() {
        return this == QUANTITY || this == RATE || isMoney();
    }

    boolean isMoney() {
        return this == PRICE || this == AMOUNT || this == GROSS || this == TAX;
    }
}
