package dev.wenshu.inference.server;

import dev.wenshu.inference.onnx.ExecutionProvider;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where inference runs, and its limits. */
@ConfigMapping(prefix = "wenshu.inference")
public interface InferenceConfig {
    /** Address of an inference server or of any OpenAI-compatible one; empty means in this process. */
    Optional<URI> url();

    /** Bearer token for {@link #url}. */
    Optional<String> apiKey();

    /** How long connecting to another server may take. */
    @WithDefault("5S")
    Duration connectTimeout();

    /** How long another server may take for a page, for embeddings, for its catalogue: from the request to the end of its answer. */
    @WithDefault("2M")
    Duration requestTimeout();

    /** How long a generative model of another server may take for an answer; a call's own deadline shortens it. */
    @WithDefault("10M")
    Duration answerTimeout();

    /** Catalogue name of a model that takes images and reads the pages that OCR reads badly; absent for none. */
    Optional<String> visionReader();

    Onnx onnx();

    Tesseract tesseract();

    Scripted scripted();

    /** A script in place of all models of the catalogue, to measure what stands around a model. */
    interface Scripted {
        /** Tokens of each answer; 0 for no script. */
        @WithDefault("0")
        int tokens();

        /** Time before the first token. */
        @WithDefault("0S")
        Duration first();

        /** Time between two tokens. */
        @WithDefault("0S")
        Duration pace();
    }

    /** The engine for Latin scripts with diacritics; offered where language files are found. */
    interface Tesseract {
        @WithDefault("true")
        boolean enabled();

        /** Folder of {@code *.traineddata} files; absent looks where packages put them. */
        Optional<Path> dataPath();

        /** As Tesseract calls them, as in {@code deu}; absent takes all that are there. */
        Optional<List<String>> languages();
    }

    /** The engine in this process. */
    interface Onnx {
        /** {@code cpu} or {@code cuda}. */
        @WithDefault("cpu")
        ExecutionProvider provider();

        /** Number of the CUDA device. */
        @WithDefault("0")
        int device();

        /** Threads of one inference; 0 is one a processor. */
        @WithDefault("0")
        int threads();

        /** Pages or embedding requests in work at the same time; a second page takes some 80 MiB. */
        @WithDefault("2")
        int concurrency();

        /** Requests that may wait; the next is refused with 429. */
        @WithDefault("64")
        int queue();

        /** How long a request waits for its turn. */
        @WithDefault("2M")
        Duration maxWait();

        /** Pixels of an image, above which it is refused before it is decoded. */
        @WithDefault("80000000")
        long maxPixels();

        /** Pages are resized to this side squared, in pixels, before text is looked for. */
        @WithDefault("1120")
        int detectionSide();
    }
}
