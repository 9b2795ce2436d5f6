package dev.wenshu.connector.s3;

import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.s3.S3Settings.Watched;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.apache.camel.Endpoint;
import org.apache.camel.builder.RouteBuilder;

/** Hands each new object of each bucket to intake once. The object stays where it is. */
@Singleton
final class S3SourceRoute extends RouteBuilder {
    private static final String ID = "s3-source";

    private final S3Settings settings;
    private final InstantSource clock;

    S3SourceRoute(S3Config config) {
        this.settings = S3Settings.of(config);
        this.clock = InstantSource.system();
    }

    /** Route id of the bucket of that name. */
    static String id(String bucketName) {
        return ID + "-" + bucketName;
    }

    @Override
    public void configure() {
        settings.buckets().forEach(this::watch);
    }

    private void watch(Watched bucket) {
        // A fault leaves the object for the next poll, so nothing is redelivered here; streams are read once, by
        // intake.
        from(endpoint(bucket))
                .routeId(id(bucket.name()))
                .errorHandler(noErrorHandler())
                .streamCache("false")
                .to(ConnectorEndpoints.INTAKE);
    }

    private Endpoint endpoint(Watched bucket) {
        BucketEndpoint endpoint = new BucketEndpoint(bucket, clock);
        endpoint.setCamelContext(getContext());
        return endpoint;
    }
}
