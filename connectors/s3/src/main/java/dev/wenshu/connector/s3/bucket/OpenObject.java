package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.polling.CheckedStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.OptionalLong;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object being read. Closing it before its end gives the rest up instead of reading it. */
public final class OpenObject implements AutoCloseable {
    private final ResponseInputStream<GetObjectResponse> stream;
    private final CheckedStream content;

    OpenObject(String key, ResponseInputStream<GetObjectResponse> stream) {
        this.stream = stream;
        this.content = new CheckedStream(key, stream, length(stream.response()));
    }

    public InputStream content() {
        return content;
    }

    public ObjectVersion version() {
        GetObjectResponse response = stream.response();
        String versionId = response.versionId();
        return new ObjectVersion(ObjectVersion.unquoted(response.eTag()), versionId == null ? "" : versionId);
    }

    public Instant modified() {
        return stream.response().lastModified();
    }

    @Override
    public void close() {
        if (!content.isAtEnd()) {
            stream.abort();
        }
    }

    private static OptionalLong length(GetObjectResponse response) {
        Long length = response.contentLength();
        return length == null ? OptionalLong.empty() : OptionalLong.of(length);
    }
}
