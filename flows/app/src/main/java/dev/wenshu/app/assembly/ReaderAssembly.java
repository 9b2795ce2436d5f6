package dev.wenshu.app.assembly;

import dev.wenshu.app.models.ModelStores;
import dev.wenshu.app.models.ModelStores.OpenStore;
import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.document.DocumentParser;
import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.document.model.DocumentModel;
import dev.wenshu.document.parse.IsolatedParser;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinitions;
import dev.wenshu.inference.server.InferenceConfig;
import dev.wenshu.inference.server.assembly.FixedModels;
import dev.wenshu.inference.server.assembly.InferenceEngine;
import dev.wenshu.invoice.InvoiceKnowledge;
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
    /** Says whose it is, should the process be killed before it can remove it. */
    static final String OWN_FOLDER = "wenshu-parsing-" + ProcessHandle.current().pid() + "-";

    private final OpenParts parts = new OpenParts();
    private final InferenceEngine engine;
    private final IsolatedParser parser;
    private final DocumentReader reader;

    private ReaderAssembly(SmallRyeConfig settings, int jobs, DuplicateRule duplicates) throws IOException {
        try {
            ParserSettings parsing = settings.getConfigMapping(ParserSettings.class);
            Path workFolder =
                    parsing.workFolder().isPresent() ? parsing.workFolder().get() : ownFolder();
            engine = parts.add(
                    InferenceEngine.open(CommandSettings.inference(settings), definitions(settings), List.of()));
            parser = parts.add(new IsolatedParser(parsing.toConfig(workFolder, jobs), engine.textRecognition()));
            DocumentModel model = new DocumentModel(engine.generation(), engine.catalog(), InstantSource.system());
            reader = Readers.of(
                    parser,
                    engine.embedding(),
                    model,
                    engine.textRecognition(),
                    new InvoiceKnowledge(),
                    settings.getConfigMapping(InvoiceSettings.class),
                    InstantSource.system(),
                    settings.getConfigMapping(VerificationSettings.class),
                    settings.getConfigMapping(PolicySettings.class).toPolicy(),
                    duplicates);
        } catch (IOException | RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    /** Takes the settings from system properties, the environment and {@code config/application.properties}. */
    public static ReaderAssembly fromSettings(int jobs) {
        return fromSettings(jobs, DuplicateRule.none());
    }

    /** The same with fingerprints by this rule. */
    public static ReaderAssembly fromSettings(int jobs, DuplicateRule duplicates) {
        try {
            return new ReaderAssembly(CommandSettings.load(), jobs, duplicates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReaderAssembly of(SmallRyeConfig settings, int jobs) throws IOException {
        return new ReaderAssembly(settings, jobs, DuplicateRule.none());
    }

    public DocumentReader reader() {
        return reader;
    }

    DocumentParser parser() {
        return parser;
    }

    public TextRecognition textRecognition() {
        return engine.textRecognition();
    }

    public Embedding embedding() {
        return engine.embedding();
    }

    @Override
    public void close() {
        parts.close();
    }

    private Path ownFolder() throws IOException {
        Path folder = Files.createTempDirectory(OWN_FOLDER);
        parts.add(() -> PathUtils.deleteDirectory(folder));
        return folder;
    }

    /** Where inference is elsewhere, so are its models: the database stays closed. */
    private ModelDefinitions definitions(SmallRyeConfig settings) {
        if (settings.getConfigMapping(InferenceConfig.class).url().isPresent()) {
            return FixedModels.none();
        }
        Optional<OpenStore> models = ModelStores.openExisting(
                settings.getConfigMapping(DatabaseConfig.class), CommandSettings.dataFolder(settings));
        return models.<ModelDefinitions>map(open -> parts.add(open).store()).orElseGet(FixedModels::none);
    }

    private void closeAfter(Exception failure) {
        try {
            parts.close();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }
}
