package dev.wenshu.app.assembly;

import dev.wenshu.document.parse.IsolatedParser;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.server.InferenceConfig;
import dev.wenshu.inference.server.InferenceEngine;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/** A document reader with everything it needs, for commands that run without the container. */
public final class ReaderAssembly implements AutoCloseable {
    private final InferenceEngine engine;
    private final IsolatedParser parser;
    private final DocumentReader reader;
    private final Optional<Path> ownFolder;

    private ReaderAssembly(SmallRyeConfig settings, int jobs) throws IOException {
        ParserSettings parsing = settings.getConfigMapping(ParserSettings.class);
        ownFolder = parsing.workFolder().isPresent()
                ? Optional.empty()
                : Optional.of(Files.createTempDirectory("wenshu-parsing"));
        engine = InferenceEngine.open(settings.getConfigMapping(InferenceConfig.class));
        parser = new IsolatedParser(
                parsing.toConfig(ownFolder.or(parsing::workFolder).orElseThrow(), jobs), engine.textRecognition());
        reader = Readers.of(parser, engine.embedding(), settings.getConfigMapping(PolicySettings.class));
    }

    /** Takes the settings from system properties, the environment and {@code config/application.properties}. */
    public static ReaderAssembly fromSettings(int jobs) {
        try {
            return new ReaderAssembly(CommandSettings.load(), jobs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public DocumentReader reader() {
        return reader;
    }

    public TextRecognition textRecognition() {
        return engine.textRecognition();
    }

    @Override
    public void close() {
        parser.close();
        engine.close();
        ownFolder.ifPresent(folder -> {
            try {
                PathUtils.deleteDirectory(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
