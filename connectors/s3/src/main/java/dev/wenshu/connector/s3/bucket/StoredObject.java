package dev.wenshu.connector.s3.bucket;

import java.util.Map;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** What the store says of an object without sending it. */
record StoredObject(String key, HeadObjectResponse head) {
    String etag() {
        return ObjectVersion.unquoted(head.eTag());
    }

    long size() {
        return head.contentLength();
    }

    Map<String, String> metadata() {
        return head.metadata();
    }
}
