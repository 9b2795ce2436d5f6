package dev.wenshu.connector.s3;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.s3.bucket.BucketInbox;
import dev.wenshu.connector.s3.bucket.ObjectStore;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The settings, checked: every fault is listed in one SETUP fault. Nothing is connected to here. */
record S3Settings(List<Watched> buckets) {
    S3Settings {
        buckets = List.copyOf(buckets);
    }

    /** One bucket with the name that its settings give it. */
    record Watched(String name, BucketInbox inbox, ObjectStore store, S3Config.Bucket config) {}

    static S3Settings of(S3Config config) {
        List<String> faults = new ArrayList<>();
        List<Watched> buckets = new ArrayList<>();
        new TreeMap<>(config.buckets()).forEach((name, bucket) -> {
            List<String> found = faults(name, bucket);
            if (found.isEmpty()) {
                BucketInbox inbox = BucketInbox.of(
                        bucket.bucket(), bucket.prefix().orElse(""), bucket.skipPrefixes(), bucket.sidecarSuffixes());
                buckets.add(new Watched(name, inbox, StoreClient.store(bucket), bucket));
            }
            found.forEach(fault -> faults.add(name + "." + fault));
        });
        faults.addAll(overlaps(buckets));
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "wenshu.s3.buckets: " + String.join("; ", faults));
        }
        return new S3Settings(buckets);
    }

    private static List<String> faults(String name, S3Config.Bucket bucket) {
        List<String> faults = new ArrayList<>();
        if (!name.matches("[a-z0-9-]+")) {
            faults.add("its name must be of small letters, digits and -");
        }
        if (!bucket.bucket().matches("[A-Za-z0-9._-]+")) {
            faults.add("bucket: is no name of a bucket");
        }
        bucket.prefix()
                .map(ItemPath::withoutOuterSlashes)
                .filter(prefix -> !ItemPath.isPlain(prefix))
                .ifPresent(prefix -> faults.add("prefix: must be names with single slashes between them"));
        bucket.endpoint()
                .filter(endpoint -> !isAddress(endpoint))
                .ifPresent(endpoint ->
                        faults.add("endpoint: must be http:// or https:// and a host, without credentials"));
        Map.of("poll-interval", bucket.pollInterval(), "timeout", bucket.timeout())
                .forEach((setting, duration) -> {
                    if (duration.compareTo(Duration.ofMillis(1)) < 0) {
                        faults.add(setting + ": must be at least a millisecond");
                    }
                });
        if (bucket.secretKey().isPresent() && bucket.secretKeyFile().isPresent()) {
            faults.add("secret-key and secret-key-file: set one of them");
        }
        if (bucket.accessKey().isPresent()
                != (bucket.secretKey().isPresent() || bucket.secretKeyFile().isPresent())) {
            faults.add("access-key: goes together with secret-key or secret-key-file");
        }
        bucket.skipPrefixes().stream()
                .map(ItemPath::withoutOuterSlashes)
                .filter(folder -> !ItemPath.isPlain(folder))
                .forEach(folder -> faults.add("skip-prefixes: must be names with single slashes between them"));
        bucket.sidecarSuffixes().stream()
                .filter(suffix -> !suffix.matches("\\.[A-Za-z0-9._-]+"))
                .forEach(suffix -> faults.add("sidecar-suffixes: must be a dot and letters, digits, dots, - or _"));
        if (!bucket.tagPrefix().matches("[A-Za-z0-9+=._:/@-]{0,64}")
                || bucket.tagPrefix().startsWith("aws:")) {
            faults.add("tag-prefix: must be up to 64 letters, digits or + - = . _ : / @, and not begin with aws:");
        }
        bucket.tagFields().stream()
                .filter(field -> !field.matches("[a-z0-9_]{1,60}"))
                .forEach(field -> faults.add("tag-fields: must be of small letters, digits and _"));
        return faults;
    }

    /** Two that watch the same object would hand it on twice, as two documents. */
    private static List<String> overlaps(List<Watched> buckets) {
        List<String> faults = new ArrayList<>();
        for (Watched one : buckets) {
            for (Watched other : buckets) {
                boolean sameSource = one.inbox().source().equals(other.inbox().source());
                boolean inside = one.config().endpoint().equals(other.config().endpoint())
                        && one.config().bucket().equals(other.config().bucket())
                        && one.inbox().prefix().startsWith(other.inbox().prefix());
                boolean once = sameSource ? one.name().compareTo(other.name()) < 0 : inside;
                if (!one.name().equals(other.name()) && once) {
                    faults.add(one.name() + " and " + other.name() + " watch the same bucket and prefix");
                }
            }
        }
        return faults;
    }

    private static boolean isAddress(URI endpoint) {
        return ("http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme()))
                && endpoint.getHost() != null
                && endpoint.getUserInfo() == null;
    }
}
