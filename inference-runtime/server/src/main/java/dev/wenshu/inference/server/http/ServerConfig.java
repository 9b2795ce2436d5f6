package dev.wenshu.inference.server.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The HTTP side, and its limits. */
@ConfigMapping(prefix = "wenshu.inference.server")
public interface ServerConfig {
    /** Bearer token that callers of {@code /v1} have to send; empty, and no {@link #keys}, asks for none. */
    Optional<String> accessKey();

    /** A bearer token for each department: a caller that sends it is of that department, whatever else it says. */
    Map<String, String> keys();

    /** Bytes of a request for text. */
    @WithDefault("48M")
    MemorySize maxBody();

    /** Bytes of an image, sent to {@code /v1/ocr} or in a message. */
    @WithDefault("32M")
    MemorySize maxImage();

    /** Images in the messages of one request. */
    @WithDefault("16")
    int maxImages();

    /** Pixels of an image in a message, above which it is refused before it is decoded. */
    @WithDefault("80000000")
    long maxPixels();

    /** How long a generation may take where its caller sets no earlier deadline. */
    @WithDefault("30M")
    Duration maxDuration();

    Stream stream();

    Health health();

    Gpu gpu();

    /** Answers that are sent while they are generated. */
    interface Stream {
        /** After so long without anything to send, a comment keeps proxies from closing the connection. */
        @WithDefault("15S")
        Duration keepAlive();

        /** Bytes that may wait for a slow reader before the generation waits for it. */
        @WithDefault("256K")
        MemorySize buffer();

        /** How long the generation waits for a reader that takes nothing, before it is called off. */
        @WithDefault("10S")
        Duration stall();
    }

    /** Readiness. */
    interface Health {
        /** How long one generated token may take. */
        @WithDefault("10S")
        Duration timeout();

        /** How long the outcome holds before the next one is generated. */
        @WithDefault("30S")
        Duration every();
    }

    /** Devices. */
    interface Gpu {
        /** The tool that lists NVIDIA devices. */
        @WithDefault("nvidia-smi")
        String command();

        /** How long it may take. */
        @WithDefault("5S")
        Duration timeout();

        /** How long its answer holds. */
        @WithDefault("5S")
        Duration every();
    }
}
