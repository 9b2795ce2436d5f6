package dev.wenshu.document.parse;

import dev.wenshu.document.parse.wire.ConfirmText;
import dev.wenshu.document.parse.wire.ParseLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Settings of the worker pool.
 *
 * @param workFolder where parsing writes; created, and cleaned of what dead processes left
 * @param workers processes at most, each reading one document at a time
 * @param heapMebibytes of one worker; its whole memory is about 200 MiB more
 * @param frameTimeout longest silence of a worker before it is killed
 * @param documentTimeout longest time a worker may spend on one document, recognition in the parent not counted
 * @param acquireTimeout longest wait for a free worker
 * @param recycleDocuments a worker is replaced after so many documents
 * @param recycleBytes a worker is replaced after so many bytes of documents
 * @param networkNamespace start workers in a network namespace of their own where the system allows it
 * @param jvmArguments added to a worker's command, as for an AOT cache
 * @param confirmText of which pages a picture is kept
 * @param limits of one document
 */
public record ParseConfig(
        Path workFolder,
        int workers,
        int heapMebibytes,
        Duration frameTimeout,
        Duration documentTimeout,
        Duration acquireTimeout,
        int recycleDocuments,
        long recycleBytes,
        boolean networkNamespace,
        List<String> jvmArguments,
        ConfirmText confirmText,
        ParseLimits limits) {
    private static final Duration END_GRACE = Duration.ofSeconds(2);
    private static final Duration CACHE_GRACE = Duration.ofMinutes(2);
    private static final int SMALLEST_HEAP = 64;
    private static final long GIBIBYTE = 1024L * 1024 * 1024;

    public ParseConfig {
        jvmArguments = List.copyOf(jvmArguments);
        List<String> faults = new ArrayList<>();
        require(faults, workers >= 1, "workers must be at least 1");
        require(faults, heapMebibytes >= SMALLEST_HEAP, "heapMebibytes must be at least " + SMALLEST_HEAP);
        require(faults, frameTimeout.isPositive(), "frameTimeout must be positive");
        require(faults, documentTimeout.isPositive(), "documentTimeout must be positive");
        require(faults, documentTimeout.compareTo(frameTimeout) >= 0, "documentTimeout must not be below frameTimeout");
        require(faults, !acquireTimeout.isNegative(), "acquireTimeout must not be negative");
        require(faults, recycleDocuments >= 1, "recycleDocuments must be at least 1");
        require(faults, recycleBytes >= 1, "recycleBytes must be at least 1");
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("parse settings: " + String.join("; ", faults));
        }
    }

    /** As many workers as half the processors, at least two; 256 MiB heap, 60 s a frame, 5 minutes a document. */
    public static ParseConfig defaults(Path workFolder) {
        return new ParseConfig(
                workFolder,
                Math.max(2, Runtime.getRuntime().availableProcessors() / 2),
                256,
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                2_000,
                GIBIBYTE,
                true,
                List.of(),
                ConfirmText.SUSPICIOUS,
                ParseLimits.defaults());
    }

    /** How long a worker may take to end by itself; one that makes an AOT cache writes it then. */
    Duration endGrace() {
        return jvmArguments.stream().anyMatch(argument -> argument.startsWith("-XX:AOTCacheOutput="))
                ? CACHE_GRACE
                : END_GRACE;
    }

    public ParseConfig withWorkers(int number) {
        return with(number, frameTimeout, documentTimeout, jvmArguments, confirmText, limits);
    }

    public ParseConfig withTimeouts(Duration frame, Duration document) {
        return with(workers, frame, document, jvmArguments, confirmText, limits);
    }

    public ParseConfig withJvmArguments(List<String> arguments) {
        return with(workers, frameTimeout, documentTimeout, arguments, confirmText, limits);
    }

    public ParseConfig withLimits(ParseLimits other) {
        return with(workers, frameTimeout, documentTimeout, jvmArguments, confirmText, other);
    }

    public ParseConfig withConfirmText(ConfirmText which) {
        return with(workers, frameTimeout, documentTimeout, jvmArguments, which, limits);
    }

    private ParseConfig with(
            int number,
            Duration frame,
            Duration document,
            List<String> arguments,
            ConfirmText confirm,
            ParseLimits documentLimits) {
        return new ParseConfig(
                workFolder,
                number,
                heapMebibytes,
                frame,
                document,
                acquireTimeout,
                recycleDocuments,
                recycleBytes,
                networkNamespace,
                arguments,
                confirm,
                documentLimits);
    }

    private static void require(List<String> faults, boolean holds, String message) {
        if (!holds) {
            faults.add(message);
        }
    }
}
