package dev.wenshu.inference.generation;

/**
 * The HTTP headers by which one Wenshu process tells another a call's {@link CallContext}. An edge that faces strangers sets
 * or removes them itself. Values are percent-encoded UTF-8, so that a department may be named in any script.
 */
public final class CallHeaders {
    public static final String DEPARTMENT = "X-Wenshu-Department";
    public static final String USER = "X-Wenshu-User";
    public static final String FLOW = "X-Wenshu-Flow";
    public static final String DOCUMENT = "X-Wenshu-Document";

    /** A {@link CallContext.Priority} in lower case. */
    public static final String PRIORITY = "X-Wenshu-Priority";

    /** How many milliseconds are left, rather than a time of day: the two clocks need not agree. */
    public static final String DEADLINE_MILLIS = "X-Wenshu-Deadline-Millis";

    private CallHeaders() {}
}
