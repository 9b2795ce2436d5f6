package dev.wenshu.connector;

/** Names of the Camel endpoints between connectors and the backbone. */
public final class ConnectorEndpoints {
    /**
     * Takes one item: the body is its bytes as an {@link java.io.InputStream}, the header {@link WenshuHeaders#ITEM} a
     * {@link SourceItem}. Returns when the original is stored and registered; only then may the source be acknowledged.
     */
    public static final String INTAKE = "direct:intake";

    private ConnectorEndpoints() {}

    /**
     * Takes a {@link WriteBackRequest} as body and answers a list of {@link WriteBackOutcome}s, served by the connector of
     * that name.
     */
    public static String writeBack(String connector) {
        return "direct:" + connector + "-write-back";
    }

    /** Takes an {@link UndoRequest} as body and answers a {@link WriteBackOutcome}. */
    public static String undo(String connector) {
        return "direct:" + connector + "-undo";
    }
}
