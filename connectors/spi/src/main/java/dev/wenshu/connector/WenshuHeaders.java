package dev.wenshu.connector;

import java.util.Locale;

/** Message headers between connectors and the backbone; removed at every outside edge together with {@code Camel*}. */
public final class WenshuHeaders {
    private static final String PREFIX = "Wenshu";

    /** A {@link SourceItem}. */
    public static final String ITEM = PREFIX + "Item";
    /** The suite's id of a document. */
    public static final String DOCUMENT_ID = PREFIX + "DocumentId";

    private WenshuHeaders() {}

    /**
     * Whether a header that came from outside must not be believed: ours and Camel's own, in any case, since header maps
     * fold case (CVE-2025-27636, CVE-2026-40453).
     */
    public static boolean isInternal(String header) {
        String folded = header.toLowerCase(Locale.ROOT);
        return folded.startsWith("camel")
                || folded.startsWith("org.apache.camel")
                || folded.startsWith(PREFIX.toLowerCase(Locale.ROOT));
    }
}
