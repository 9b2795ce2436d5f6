package dev.wenshu.connector.s3;

import dev.wenshu.connector.s3.bucket.ObjectStore;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the SDK's client from the settings, at its first use, so that the start of the suite does not wait for it. */
final class StoreClient {
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
    private static final int ATTEMPTS = 2;

    private StoreClient() {}

    static ObjectStore store(S3Config.Bucket bucket) {
        Region region = Region.of(bucket.region());
        boolean pathStyle = bucket.pathStyle();
        return new ObjectStore(bucket.bucket(), () -> client(bucket, region, pathStyle));
    }

    private static S3Client client(S3Config.Bucket bucket, Region region, boolean pathStyle) {
        Duration timeout = bucket.timeout();
        Duration connect = timeout.compareTo(LONGEST_CONNECT) < 0 ? timeout : LONGEST_CONNECT;
        S3ClientBuilder builder = S3Client.builder()
                .region(region)
                .forcePathStyle(pathStyle)
                .credentialsProvider(credentials(bucket))
                // Stores other than Amazon's often do not know the checksums that newer SDKs send unasked.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(connect)
                        .socketTimeout(timeout))
                .overrideConfiguration(override -> override.apiCallTimeout(timeout)
                        .addExecutionInterceptor(new PlainWrite())
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .maxAttempts(ATTEMPTS)
                                .build()));
        bucket.endpoint().ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3Config.Bucket bucket) {
        if (bucket.accessKey().isEmpty()) {
            return defaultChain();
        }
        String accessKey = bucket.accessKey().get();
        return bucket.secretKeyFile()
                .<AwsCredentialsProvider>map(file -> () -> AwsBasicCredentials.create(accessKey, secret(file)))
                .orElseGet(() -> StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(accessKey, bucket.secretKey().orElseThrow())));
    }

    private static AwsCredentialsProvider defaultChain() {
        DefaultCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
        return () -> {
            try {
                return chain.resolveCredentials();
            } catch (SdkClientException e) {
                throw new Fault(
                        FaultCategory.SETUP,
                        "no credentials for S3 were found. Set access-key and secret-key, or what the SDK's default chain reads",
                        e);
            }
        };
    }

    private static String secret(Path file) {
        try {
            String secret = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (secret.isEmpty()) {
                throw new Fault(FaultCategory.SETUP, "the secret key file " + file + " is empty");
            }
            return secret;
        } catch (IOException e) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "the secret key file " + file + " cannot be read ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }
}
