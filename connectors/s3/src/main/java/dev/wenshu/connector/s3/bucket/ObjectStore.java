package dev.wenshu.connector.s3.bucket;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MetadataDirective;

/**
 * The calls that the connector makes of one bucket. What the store refuses is a {@link Fault}; what is not there, and a condition
 * that does not hold, are answers. Safe for several threads.
 */
public final class ObjectStore {
    private static final int LONGEST_KEY = 1024;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int PRECONDITION_FAILED = 412;

    private final String bucket;
    private final Supplier<S3Client> connect;
    private @Nullable S3Client connected;

    /** @param connect called once, at the first use */
    public ObjectStore(String bucket, Supplier<S3Client> connect) {
        this.bucket = bucket;
        this.connect = connect;
    }

    /** A page of all objects under {@code prefix}, in the order of their keys. */
    public ObjectPage list(String prefix, Optional<String> from) {
        // Keys may hold characters that XML cannot, which would make a whole page unreadable.
        ListObjectsV2Response page = call(
                "listing bucket " + bucket,
                client -> client.listObjectsV2(request -> request.bucket(bucket)
                        .prefix(prefix)
                        .encodingType(EncodingType.URL)
                        .continuationToken(from.orElse(null))));
        List<ListedObject> objects = page.contents().stream()
                .map(object -> new ListedObject(
                        object.key(),
                        ObjectVersion.unquoted(object.eTag()),
                        object.storageClassAsString() == null ? "" : object.storageClassAsString()))
                .toList();
        return new ObjectPage(objects, Optional.ofNullable(page.nextContinuationToken()));
    }

    /** Empty where there is no such object. */
    public Optional<OpenObject> open(String key) {
        GetObjectRequest request =
                GetObjectRequest.builder().bucket(bucket).key(key).build();
        return found("reading " + ItemPath.shown(key), client -> new OpenObject(key, client.getObject(request)));
    }

    Optional<StoredObject> head(String key) {
        Optional<HeadObjectResponse> head = found(
                "looking at " + ItemPath.shown(key),
                client -> client.headObject(request -> request.bucket(bucket).key(key)));
        return head.map(answer -> new StoredObject(key, answer));
    }

    /** Folders directly under {@code prefix}, each with its slash at the end. */
    List<String> folders(String prefix) {
        return call(
                "listing bucket " + bucket,
                client -> client
                        .listObjectsV2Paginator(request -> request.bucket(bucket)
                                .prefix(prefix)
                                .delimiter("/")
                                .encodingType(EncodingType.URL))
                        .commonPrefixes()
                        .stream()
                        .map(CommonPrefix::prefix)
                        .toList());
    }

    /** Whether it was written; not where the key was taken, or by something else than {@code replaced}. */
    boolean put(String key, byte[] content, String type, Optional<String> replaced) {
        return holds(
                "writing " + shortEnough(key),
                client -> client.putObject(
                        request -> {
                            request.bucket(bucket).key(key).contentType(type);
                            replaced.ifPresentOrElse(
                                    etag -> request.ifMatch(ObjectVersion.quoted(etag)),
                                    () -> request.ifNoneMatch("*"));
                        },
                        RequestBody.fromBytes(content)));
    }

    /**
     * Whether it was copied, with its tags and the head that it has; not where the key is taken or the object is another by now.
     *
     * @param metadata takes the place of the object's own
     */
    boolean copy(StoredObject from, String to, Map<String, String> metadata) {
        HeadObjectResponse head = from.head();
        CopyObjectRequest request = CopyObjectRequest.builder()
                .sourceBucket(bucket)
                .sourceKey(from.key())
                .copySourceIfMatch(head.eTag())
                .destinationBucket(bucket)
                .destinationKey(to)
                .ifNoneMatch("*")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(metadata)
                .contentType(head.contentType())
                .contentEncoding(head.contentEncoding())
                .contentLanguage(head.contentLanguage())
                .contentDisposition(head.contentDisposition())
                .cacheControl(head.cacheControl())
                .storageClass(head.storageClassAsString())
                .build();
        return holds(
                "copying " + ItemPath.shown(from.key()) + " to " + shortEnough(to),
                client -> client.copyObject(request));
    }

    /** Whether it is gone; not where it is another by now. */
    boolean delete(StoredObject object) {
        return holds(
                "deleting " + ItemPath.shown(object.key()),
                client -> client.deleteObject(request -> request.bucket(bucket)
                        .key(object.key())
                        .ifMatch(object.head().eTag())));
    }

    /** A SETUP fault where the bucket itself is not there, which looks like a missing object otherwise. */
    void requireBucket() {
        if (found("looking at bucket " + bucket, client -> client.headBucket(request -> request.bucket(bucket)))
                .isEmpty()) {
            throw new Fault(
                    FaultCategory.SETUP, "there is no bucket " + bucket + ". Create it, or correct the settings");
        }
    }

    TagStore tags() {
        return new TagStore(this, bucket);
    }

    <T> T call(String what, Call<T> call) {
        try {
            return call.on(client());
        } catch (SdkException | UncheckedIOException e) {
            throw S3Faults.of(what, e);
        }
    }

    private <T> Optional<T> found(String what, Call<T> call) {
        try {
            return Optional.of(call.on(client()));
        } catch (AwsServiceException e) {
            if (e.statusCode() == NOT_FOUND && !isMissingBucket(e)) {
                return Optional.empty();
            }
            throw S3Faults.of(what, e);
        } catch (SdkException | UncheckedIOException e) {
            throw S3Faults.of(what, e);
        }
    }

    private boolean holds(String what, Call<?> call) {
        try {
            call.on(client());
            return true;
        } catch (AwsServiceException e) {
            if (isUnmet(e)) {
                return false;
            }
            throw S3Faults.of(what, e);
        } catch (SdkException | UncheckedIOException e) {
            throw S3Faults.of(what, e);
        }
    }

    /** Of conditions, 404 says that the object to be replaced, copied or deleted is gone. */
    private static boolean isUnmet(AwsServiceException e) {
        return e.statusCode() == PRECONDITION_FAILED
                || e.statusCode() == CONFLICT
                || (e.statusCode() == NOT_FOUND && !isMissingBucket(e));
    }

    private static boolean isMissingBucket(AwsServiceException e) {
        return e.awsErrorDetails() != null
                && "NoSuchBucket".equals(e.awsErrorDetails().errorCode());
    }

    private static String shortEnough(String key) {
        if (key.getBytes(StandardCharsets.UTF_8).length > LONGEST_KEY) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "the key " + ItemPath.shown(key) + " would be over " + LONGEST_KEY
                            + " bytes long. Shorten the object's name");
        }
        return ItemPath.shown(key);
    }

    private synchronized S3Client client() {
        if (connected == null) {
            connected = connect.get();
        }
        return connected;
    }

    /** One request or more. */
    @FunctionalInterface
    interface Call<T> {
        T on(S3Client client);
    }
}
