package dev.wenshu.backbone.queue;

/** The queues of the backbone; a message's body is a document's id and nothing else. */
public enum WorkQueue {
    PROCESS("wenshu.process"),
    WRITE_BACK("wenshu.write-back");

    /** Where the broker puts what it gave up on. */
    public static final String DEAD_LETTER_ADDRESS = "wenshu.dead-letter";
    /** Name of the Camel component that consumes them. */
    public static final String COMPONENT = "backbone";

    /** Id of the route configuration that says what happens to faults of routes consuming these queues. */
    public static final String FAULT_POLICY = "backbone-faults";
    /** Exchange property with the queue that a message came from. */
    public static final String PROPERTY = "WenshuQueue";

    /** A consumer notices a stop only between two of these. */
    private static final int RECEIVE_TIMEOUT_MILLIS = 250;

    private final String queueName;

    WorkQueue(String queueName) {
        this.queueName = queueName;
    }

    /** The queue's name at the broker. */
    public String queueName() {
        return queueName;
    }

    /**
     * Endpoint of a consumer whose message stays at the broker until the route has ended well. The session's own
     * transaction is enough: what the route changes is in the database, and is idempotent.
     */
    public String consumer(int concurrency) {
        return consumer(queueName, concurrency);
    }

    /** As {@link #consumer}, for what the broker gave up on. */
    public static String deadLetterConsumer() {
        return consumer(DEAD_LETTER_ADDRESS, 1);
    }

    private static String consumer(String name, int concurrency) {
        return COMPONENT + ":queue:" + name + "?transacted=true&lazyCreateTransactionManager=false"
                + "&cacheLevelName=CACHE_CONSUMER&receiveTimeout=" + RECEIVE_TIMEOUT_MILLIS + "&concurrentConsumers="
                + concurrency;
    }
}
