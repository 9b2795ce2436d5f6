package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.CommandSettings;
import dev.wenshu.app.models.GgufFile;
import dev.wenshu.app.models.ModelSettings;
import dev.wenshu.app.models.ModelStores.OpenStore;
import dev.wenshu.app.models.hub.Candidate;
import dev.wenshu.app.models.hub.Hub;
import dev.wenshu.app.models.hub.ModelPull;
import dev.wenshu.app.models.hub.Repository;
import dev.wenshu.app.models.hub.Selection;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.kernel.ContentHash;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu model pull}: a model from a hub, checked and added to the catalogue. */
@Command(name = "pull", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ModelPullCommand implements Callable<Integer> {
    @Mixin
    private CatalogueOptions catalogue;

    @Parameters(paramLabel = "REPO[:FILE|:QUANT]", descriptionKey = "model.pull.repository")
    private String repository;

    @Option(names = "--from", paramLabel = "HUB", descriptionKey = "model.pull.from")
    private From from = From.HUGGINGFACE;

    @Option(names = "--dir", paramLabel = "DIR", descriptionKey = "model.pull.dir")
    private @Nullable Path dir;

    @Option(names = "--sha256", paramLabel = "H", descriptionKey = "model.pull.sha256")
    private @Nullable String sha256;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "model.pull.name")
    private @Nullable String name;

    @Option(names = "--context", paramLabel = "N", descriptionKey = "model.context")
    private int context;

    @Option(names = "--quiet", descriptionKey = "read.quiet")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Repository wanted = Repository.parse(repository);
        Optional<ContentHash> expected = expected();
        ModelSettings.Hub settings =
                CommandSettings.load().getConfigMapping(ModelSettings.class).hub();
        try (ModelPull pull = ModelPull.from(from.hub(settings), settings, System::getenv)) {
            return switch (pull.look(wanted)) {
                case Selection.Chosen chosen -> fetch(pull, wanted, chosen.candidate(), expected);
                case Selection.Several several -> {
                    list("model.pull.several", several.candidates());
                    yield ExitCodes.USAGE;
                }
                case Selection.Nothing nothing -> {
                    list(
                            nothing.candidates().isEmpty() ? "model.pull.no-gguf" : "model.pull.nothing",
                            nothing.candidates());
                    yield ExitCodes.FAULT;
                }
            };
        }
    }

    private int fetch(ModelPull pull, Repository wanted, Candidate candidate, Optional<ContentHash> expected)
            throws IOException {
        String added = name == null ? candidate.suggestedName() : name;
        Path folder = dir != null
                ? dir
                : catalogue.modelFolder().resolve(wanted.owner()).resolve(wanted.name());
        // Refuses a bad name before the bytes come.
        define(added, folder.resolve(candidate.label()));
        PrintWriter err = spec.commandLine().getErr();
        if (expected.isEmpty()
                && candidate.parts().stream().anyMatch(part -> part.sha256().isEmpty())) {
            err.println(Messages.text("model.pull.unchecked"));
        }
        GgufFile file;
        try (PullProgress progress = new PullProgress(quiet)) {
            file = pull.fetch(wanted, candidate, folder, expected, progress);
        }
        err.println(Messages.text("model.pull.done", file.path()));
        try (OpenStore opened = catalogue.open()) {
            opened.store().put(define(added, file.path()));
            err.println(Messages.text("model.added", added));
            ModelAddCommand.tellDefault(err, added, opened);
        }
        return ExitCodes.OK;
    }

    private ModelDefinition define(String added, Path file) {
        return new ModelDefinition(added, new Source.Gguf(file), context, false, null, null);
    }

    private Optional<ContentHash> expected() {
        if (sha256 == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ContentHash(sha256.strip().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), Messages.text("model.pull.no-hash"), e);
        }
    }

    private void list(String key, List<Candidate> candidates) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(Messages.text(key, repository));
        if (candidates.isEmpty()) {
            return;
        }
        TextTable table = new TextTable(Messages.text("table.file"), Messages.text("table.size"));
        candidates.forEach(candidate -> table.add(
                List.of(candidate.label(), ByteSize.of(candidate.size()).toString())));
        table.print(err);
    }

    /** As a person writes it. */
    private enum From {
        HUGGINGFACE("huggingface"),
        MODELSCOPE("modelscope");

        private final String label;

        From(String label) {
            this.label = label;
        }

        Hub hub(ModelSettings.Hub settings) {
            return switch (this) {
                case HUGGINGFACE -> Hub.huggingFace(settings);
                case MODELSCOPE -> Hub.modelScope(settings);
            };
        }

        @Override
        public String toString() {
            return label;
        }
    }
}
