package dev.wenshu.connector.s3;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings {@code wenshu.s3.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.s3")
public interface S3Config {
    /** The buckets to watch, by a short name of one's own choice; none switches the connector off. */
    Map<String, Bucket> buckets();

    /** One bucket, or a part of it. */
    interface Bucket {
        /** Name of the bucket. */
        String bucket();

        /** Only keys that begin with this folder count; empty takes the whole bucket. */
        Optional<String> prefix();

        /** Address of a store other than Amazon's. */
        Optional<URI> endpoint();

        /** Region that requests are signed for. */
        @WithDefault("us-east-1")
        String region();

        /** Whether the bucket's name stands in the path rather than in the host name. */
        @WithDefault("false")
        boolean pathStyle();

        /** Access key id; empty asks the SDK's default chain. */
        Optional<String> accessKey();

        /** Secret of the access key. */
        Optional<String> secretKey();

        /** File that holds the secret, read again for each request so that it can be rotated. */
        Optional<Path> secretKeyFile();

        /** Pause between two listings. */
        @WithDefault("30s")
        Duration pollInterval();

        /** Longest time that one request may take, the SDK's repetitions included. */
        @WithDefault("30s")
        Duration timeout();

        /** Folders never picked up from and the only ones that originals are moved to. */
        @WithDefault("done,review,rejected")
        List<String> skipPrefixes();

        /** Endings of result objects beside an original; such objects are never picked up. */
        @WithDefault(".wenshu.json,.summary.md")
        List<String> sidecarSuffixes();

        /** Fields that become tags after decision, kind and document id, as far as there is room. */
        @WithDefault("invoice_number,issue_date,total,currency,seller")
        List<String> tagFields();

        /** Put before the names of tags, so that they are told from those of others. */
        @WithDefault("wenshu_")
        String tagPrefix();

        /** File that remembers what was handed on, so that a restart does not read the whole bucket again. */
        Optional<Path> seenFile();
    }
}
