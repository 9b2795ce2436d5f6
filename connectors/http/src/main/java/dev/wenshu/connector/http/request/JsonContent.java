package dev.wenshu.connector.http.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes one document out of any JSON: its bytes in base64 and its name, each at a JSON Pointer (RFC 6901). */
public record JsonContent(JsonPointer content, Optional<JsonPointer> name, String otherwiseNamed) {
    /** The document; refused where the JSON has no text at the pointer. */
    public Spooled read(Path json, Spool spool) {
        try (InputStream in = Files.newInputStream(json);
                JsonParser parser = JsonStream.of(in)) {
            return read(parser, spool);
        } catch (IOException e) {
            throw JsonStream.malformed(e);
        }
    }

    private Spooled read(JsonParser parser, Spool spool) throws IOException {
        @Nullable SpoolFile found = null;
        String called = otherwiseNamed;
        while (parser.nextToken() != null) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                continue;
            }
            JsonPointer at = parser.getParsingContext().pathAsPointer();
            if (found == null && at.equals(content)) {
                found = spool.file();
                JsonStream.decode(parser, found);
            } else if (name.filter(at::equals).isPresent()) {
                called = parser.getText();
            }
        }
        if (found == null) {
            throw new RequestRefused(Refusal.UNPROCESSABLE, "there is no document where it is to be in the JSON");
        }
        return found.finish(FileName.of(Optional.of(called)));
    }
}
