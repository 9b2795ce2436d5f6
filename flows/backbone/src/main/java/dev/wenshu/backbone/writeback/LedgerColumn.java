package dev.wenshu.backbone.writeback;

import dev.wenshu.connector.WriteBackOperation.CellType;
import java.util.Locale;

/** The ledger's columns in their order. */
enum LedgerColumn {
    RECEIVED(CellType.TIME, false),
    FILE(CellType.TEXT, false),
    PART(CellType.TEXT, false),
    KIND(CellType.TEXT, false),
    DECISION(CellType.TEXT, false),
    INVOICE_NUMBER(CellType.TEXT, true),
    INVOICE_CODE(CellType.TEXT, true),
    ISSUE_DATE(CellType.DATE, true),
    SELLER(CellType.TEXT, true),
    SELLER_TAX_ID(CellType.TEXT, true),
    BUYER(CellType.TEXT, true),
    CURRENCY(CellType.TEXT, true),
    NET(CellType.AMOUNT, true),
    TAX(CellType.AMOUNT, true),
    TOTAL(CellType.AMOUNT, true),
    SUMMARY(CellType.TEXT, false),
    PROBLEMS(CellType.TEXT, false);

    private final CellType type;
    private final boolean field;

    LedgerColumn(CellType type, boolean field) {
        this.type = type;
        this.field = field;
    }

    CellType type() {
        return type;
    }

    /** Whether it shows the extracted field of the same name. */
    boolean isField() {
        return field;
    }

    String fieldName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title(Labels labels) {
        return labels.text("ledger." + fieldName());
    }
}
