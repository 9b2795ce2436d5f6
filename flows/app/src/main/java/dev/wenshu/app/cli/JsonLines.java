package dev.wenshu.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.kernel.Json;
import java.io.PrintWriter;

/** Prints one JSON object a line and flushes, so that a reader at the other end of a pipe sees each as it comes. */
final class JsonLines {
    private final PrintWriter out;

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    void print(Object row) {
        try {
            out.print(Json.mapper().writeValueAsString(row));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of ours is always writable as JSON", e);
        }
        out.print('\n');
        out.flush();
    }
}
