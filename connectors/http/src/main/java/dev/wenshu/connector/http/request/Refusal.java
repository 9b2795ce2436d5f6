package dev.wenshu.connector.http.request;

/** Why a request is not done, as its status (RFC 9110) with the phrase for it. */
public enum Refusal {
    BAD_REQUEST(400, "Bad Request"),
    UNAUTHORIZED(401, "Unauthorized"),
    NOT_FOUND(404, "Not Found"),
    TIMEOUT(408, "Request Timeout"),
    TOO_LARGE(413, "Content Too Large"),
    UNSUPPORTED(415, "Unsupported Media Type"),
    UNPROCESSABLE(422, "Unprocessable Content"),
    INTERNAL(500, "Internal Server Error"),
    UNAVAILABLE(503, "Service Unavailable");

    private final int status;
    private final String title;

    Refusal(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }
}
