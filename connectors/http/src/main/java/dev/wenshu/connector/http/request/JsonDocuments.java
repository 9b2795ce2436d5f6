package dev.wenshu.connector.http.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads {@code {"fileName", "content"}}, the content in base64, or {@code {"documents": […]}} of such. */
final class JsonDocuments {
    private final Spool spool;
    private final int most;
    private final List<Spooled> documents = new ArrayList<>();

    JsonDocuments(Spool spool, int most) {
        this.spool = spool;
        this.most = most;
    }

    List<Spooled> read(InputStream body) {
        try (JsonParser json = JsonStream.of(body)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            readObject(json, true);
            require(json.nextToken() == null);
        } catch (IOException e) {
            throw JsonStream.malformed(e);
        }
        if (documents.isEmpty()) {
            throw Documents.none();
        }
        return documents;
    }

    private void readObject(JsonParser json, boolean outer) throws IOException {
        @Nullable String name = null;
        @Nullable SpoolFile content = null;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "fileName" -> {
                    require(value == JsonToken.VALUE_STRING);
                    name = json.getText();
                }
                case "content" -> {
                    require(value == JsonToken.VALUE_STRING && content == null);
                    content = spool.file();
                    JsonStream.decode(json, content);
                }
                case "documents" -> {
                    require(outer && value == JsonToken.START_ARRAY);
                    readArray(json);
                }
                default -> require(false);
            }
        }
        if (content != null) {
            add(content.finish(FileName.of(Optional.ofNullable(name))));
        } else {
            require(outer && name == null);
        }
    }

    private void readArray(JsonParser json) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            require(json.currentToken() == JsonToken.START_OBJECT);
            readObject(json, false);
        }
    }

    private void add(Spooled document) {
        if (documents.size() == most) {
            throw Documents.tooMany(most);
        }
        documents.add(document);
    }

    private static void require(boolean holds) throws IOException {
        if (!holds) {
            throw new IOException("not as described");
        }
    }
}
