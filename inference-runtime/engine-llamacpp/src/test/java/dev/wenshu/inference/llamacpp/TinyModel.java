package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.testkit.Architecture;
import dev.wenshu.inference.testkit.GgufModel;
import dev.wenshu.inference.testkit.GgufShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Small models of random weights, written once a test run. */
final class TinyModel {
    private static final Map<GgufShape, Path> WRITTEN = new ConcurrentHashMap<>();

    private TinyModel() {}

    static Path file() {
        return file(GgufShape.tiny(Architecture.LLAMA));
    }

    static Path file(GgufShape shape) {
        return WRITTEN.computeIfAbsent(shape, TinyModel::write);
    }

    static LlamaCppConfig config() {
        return config(file());
    }

    static LlamaCppConfig config(Path file) {
        return LlamaCppConfig.of(
                        LlamaLibraryFolder.of(System.getProperty(LlamaLibraryFolder.SETTING, ""))
                                .find(),
                        file,
                        "tiny")
                .withContextTokens(1024)
                .withThreads(1);
    }

    private static Path write(GgufShape shape) {
        try {
            Path file = Files.createTempFile("wenshu-", ".gguf");
            file.toFile().deleteOnExit();
            return GgufModel.write(file, shape).file();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
