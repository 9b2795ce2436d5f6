package dev.wenshu.connector.s3;

import dev.wenshu.connector.testkit.Settings;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;

/** A new bucket on a server that all tests share, as a person with a tool of their own sees it. */
final class TestBucket implements AutoCloseable {
    private static final Map<String, S3ProxyServer> SERVER = new HashMap<>();

    final String name = "b-" + UUID.randomUUID();
    final TaggingGateway gateway;
    private final S3Client client;

    TestBucket() throws IOException {
        URI server = server();
        gateway = new TaggingGateway(server);
        client = S3Client.builder()
                .endpointOverride(server)
                .forcePathStyle(true)
                .overrideConfiguration(override -> override.addExecutionInterceptor(new PlainWrite()))
                .region(Region.US_EAST_1)
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(S3ProxyServer.ACCESS_KEY, S3ProxyServer.SECRET_KEY)))
                .build();
        client.createBucket(request -> request.bucket(name));
    }

    S3Config config(Map<String, String> more) {
        return Settings.of(S3Config.class, properties(more));
    }

    S3Config.Bucket bucketConfig(Map<String, String> more) {
        return config(more).buckets().values().iterator().next();
    }

    void put(String key, String content) {
        client.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(content));
    }

    void put(String key, byte[] content, Map<String, String> metadata) {
        client.putObject(request -> request.bucket(name).key(key).metadata(metadata), RequestBody.fromBytes(content));
    }

    void delete(String key) {
        client.deleteObject(request -> request.bucket(name).key(key));
    }

    String read(String key) {
        return client.getObjectAsBytes(request -> request.bucket(name).key(key)).asUtf8String();
    }

    HeadObjectResponse head(String key) {
        return client.headObject(request -> request.bucket(name).key(key));
    }

    String etag(String key) {
        return head(key).eTag().replace("\"", "");
    }

    void tag(String key, Map<String, String> tags) {
        gateway.tag(name + "/" + key, tags);
    }

    Map<String, String> tags(String key) {
        return gateway.tags(name + "/" + key);
    }

    /** Each key with content, metadata and tags. */
    Map<String, String> seen() {
        Map<String, String> seen = new TreeMap<>();
        client.listObjectsV2Paginator(request -> request.bucket(name).encodingType(EncodingType.URL))
                .contents()
                .forEach(object -> seen.put(
                        object.key(),
                        read(object.key()) + head(object.key()).metadata() + new TreeMap<>(tags(object.key()))));
        return seen;
    }

    @Override
    public void close() {
        gateway.close();
        client.close();
    }

    private Map<String, String> properties(Map<String, String> more) {
        Map<String, String> properties = new HashMap<>();
        Map<String, String> settings = new HashMap<>(Map.of(
                "bucket",
                name,
                "endpoint",
                gateway.address().toString(),
                "path-style",
                "true",
                "access-key",
                S3ProxyServer.ACCESS_KEY,
                "secret-key",
                S3ProxyServer.SECRET_KEY,
                "poll-interval",
                "50ms",
                "timeout",
                "10s"));
        settings.putAll(more);
        settings.forEach((setting, value) -> properties.put("wenshu.s3.buckets.inbox." + setting, value));
        return properties;
    }

    private static synchronized URI server() throws IOException {
        S3ProxyServer running = SERVER.get("shared");
        if (running == null) {
            running = new S3ProxyServer();
            SERVER.put("shared", running);
        }
        return running.address();
    }
}
