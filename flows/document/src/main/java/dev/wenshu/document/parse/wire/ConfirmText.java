package dev.wenshu.document.parse.wire;

/** Of which pages with a text layer a picture is kept, by which it can be confirmed that a person sees the same text. */
public enum ConfirmText {
    /** Those on which text may be drawn otherwise than it is stated. */
    SUSPICIOUS,
    ALWAYS,
    NEVER;

    /** Values are looked for on these pages only: where an invoice has its head and its totals. */
    private static final int FIRST_PAGES = 8;

    private static final int LAST_PAGES = 2;

    public boolean wants(int page, int pages, boolean doubtful) {
        boolean read = page <= FIRST_PAGES || page > pages - LAST_PAGES;
        return read && (this == ALWAYS || (this == SUSPICIOUS && doubtful));
    }
}
