package dev.wenshu.connector.s3.bucket;

import java.io.InputStream;
import java.time.Instant;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** An object being read. Closing it before its end gives the rest up instead of reading it. */
public final class OpenObject implements AutoCloseable {
    private final ResponseInputStream<GetObjectResponse> stream;
    private final CheckedStream content;

    OpenObject(String key, ResponseInputStream<GetObjectResponse> stream) {
        this.stream = stream;
        this.content = new CheckedStream(key, stream, stream.response().contentLength());
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
}
