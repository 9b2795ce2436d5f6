package dev.wenshu.inference.server.http;

/**
 * Who sends a request, by its access key.
 *
 * @param department that the key belongs to; empty where it may name one itself
 * @param admin may use {@code /v1/admin}
 */
public record Caller(String department, boolean admin) {
    static Caller trusted() {
        return new Caller("", true);
    }

    /** Whether it may name its own department and priority. */
    public boolean speaksForOthers() {
        return department.isEmpty();
    }
}
