package dev.wenshu.connector.http.request;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.io.InputStream;

/** Reads JSON token by token: short texts into memory, base64 straight into files. */
final class JsonStream {
    private static final int LONGEST_TEXT = 16 * 1024;
    private static final int MOST_NESTING = 64;
    private static final JsonFactory FACTORY = Json.mapper().getFactory().copy();

    static {
        FACTORY.setStreamReadConstraints(StreamReadConstraints.builder()
                .maxStringLength(LONGEST_TEXT)
                .maxNameLength(LONGEST_TEXT)
                .maxNestingDepth(MOST_NESTING)
                .build());
    }

    private JsonStream() {}

    static JsonParser of(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    /** Decodes the text at which the parser stands, piece by piece. */
    static void decode(JsonParser json, SpoolFile to) throws IOException {
        try {
            json.readBinaryValue(to);
        } catch (IllegalArgumentException e) {
            throw new IOException("not base64", e);
        }
    }

    static RequestRefused malformed(IOException cause) {
        return new RequestRefused(Refusal.BAD_REQUEST, "the body is not the JSON that is described", cause);
    }
}
