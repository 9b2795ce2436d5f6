package dev.wenshu.app.assembly;

import dev.wenshu.app.models.ModelStores;
import dev.wenshu.app.models.ModelStores.OpenStore;
import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.document.parse.IsolatedParser;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.server.assembly.InferenceEngine;
import dev.wenshu.inference.server.assembly.MemoryModelStore;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;

/** A document reader with everything it needs, for commands that run without the container. */
public final class ReaderAssembly implements AutoCloseable {
    private final Optional<OpenStore> models;
    private final InferenceEngine engine;
    private final IsolatedParser parser;
    private final DocumentReader reader;
    private final Optional<Path> ownFolder;

    private ReaderAssembly(SmallRyeConfig settings, int jobs) throws IOException {
        ParserSettings parsing = settings.getConfigMapping(ParserSettings.class);
        ownFolder = parsing.workFolder().isPresent()
                ? Optional.empty()
                : Optional.of(Files.createTempDirectory("wenshu-parsing"));
        models = ModelStores.openExisting(
                settings.getConfigMapping(DatabaseConfig.class), CommandSettings.dataFolder(settings));
        engine = InferenceEngine.open(
                CommandSettings.inference(settings),
                models.map(OpenStore::store).orElseGet(MemoryModelStore::new),
                List.of());
        parser = new IsolatedParser(
                parsing.toConfig(ownFolder.or(parsing::workFolder).orElseThrow(), jobs), engine.textRecognition());
        DocumentModel model = new DocumentModel(engine.generation(), engine.catalog(), InstantSource.system());
        reader = Readers.of(parser, engine.embedding(), model, settings.getConfigMapping(PolicySettings.class));
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

    public Embedding embedding() {
        return engine.embedding();
    }

    @Override
    public void close() {
        parser.close();
        engine.close();
        models.ifPresent(OpenStore::close);
        ownFolder.ifPresent(folder -> {
            try {
                PathUtils.deleteDirectory(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
