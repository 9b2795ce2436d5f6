package dev.wenshu.connector.s3;

import dev.wenshu.connector.polling.Pace;
import dev.wenshu.connector.polling.PollingRoutes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Hands each new object of each bucket to intake once. The object stays where it is. */
@Singleton
final class S3SourceRoute extends PollingRoutes {
    private static final String ID = "s3-source";

    private final S3Settings settings;

    S3SourceRoute(S3Config config) {
        this.settings = S3Settings.of(config);
    }

    /** Route id of the bucket of that name. */
    static String id(String bucketName) {
        return ID + "-" + bucketName;
    }

    @Override
    public void configure() {
        settings.buckets()
                .forEach(bucket -> watch(
                        id(bucket.name()),
                        new BucketSource(bucket),
                        new Pace(
                                bucket.config().pollInterval(),
                                Duration.ZERO,
                                bucket.config().seenFile())));
    }
}
