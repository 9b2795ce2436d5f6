package dev.wenshu.connector.http.request;

import org.jspecify.annotations.Nullable;

/** A request is not done; the message goes to the client, so it holds nothing that the client has not said itself. */
public final class RequestRefused extends RuntimeException {
    private final Refusal refusal;

    public RequestRefused(Refusal refusal, String detail) {
        this(refusal, detail, null);
    }

    public RequestRefused(Refusal refusal, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
