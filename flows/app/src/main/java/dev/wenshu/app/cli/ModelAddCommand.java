package dev.wenshu.app.cli;

import dev.wenshu.app.models.GgufFile;
import dev.wenshu.app.models.ModelStores.OpenStore;
import dev.wenshu.app.models.Upstream;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu model add}: a file or a server becomes a model of the catalogue. */
@Command(name = "add", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ModelAddCommand implements Callable<Integer> {
    @Mixin
    private CatalogueOptions catalogue;

    @Parameters(paramLabel = "NAME", descriptionKey = "model.add.name")
    private String name;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private @Nullable Place place;

    @Option(names = "--context", paramLabel = "N", descriptionKey = "model.context")
    private int context;

    @ArgGroup(exclusive = false, multiplicity = "0..1")
    private @Nullable Prices prices;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Place given = Objects.requireNonNull(place);
        ModelDefinition definition = new ModelDefinition(
                name,
                given.source(name),
                context,
                given.server != null && given.server.vision,
                prices == null ? null : prices.in,
                prices == null ? null : prices.out);
        PrintWriter err = spec.commandLine().getErr();
        try (OpenStore opened = catalogue.open()) {
            opened.store().put(definition);
            err.println(Messages.text("model.added", name));
            tellDefault(err, name, opened);
        }
        if (definition.source() instanceof Source.Remote remote) {
            warn(err, remote);
        }
        return ExitCodes.OK;
    }

    static void tellDefault(PrintWriter err, String name, OpenStore opened) {
        String key = opened.store().defaultModel().filter(name::equals).isPresent()
                ? "model.is-default"
                : "model.not-default";
        err.println(Messages.text(key, name));
    }

    private static void warn(PrintWriter err, Source.Remote remote) {
        String variable = remote.keyEnvironment();
        if (variable == null) {
            return;
        }
        String value = System.getenv(variable);
        if (value == null || value.isBlank()) {
            err.println(Messages.text("model.key-unset", variable));
        }
        if (Upstream.isReadable(remote.base())) {
            err.println(Messages.text("model.key-readable", remote.base().getHost()));
        }
    }

    /** One of the two. */
    static final class Place {
        @Option(names = "--gguf", paramLabel = "FILE", required = true, descriptionKey = "model.gguf")
        @Nullable
        Path gguf;

        @ArgGroup(exclusive = false, multiplicity = "1")
        @Nullable
        Server server;

        Source source(String name) {
            if (server == null) {
                return new Source.Gguf(
                        GgufFile.check(Objects.requireNonNull(gguf)).path());
            }
            String model = server.upstreamModel == null ? name : server.upstreamModel;
            return Upstream.remote(server.url, model, server.keyEnvironment, server.dialect);
        }
    }

    static final class Server {
        @Option(names = "--url", paramLabel = "BASE", required = true, descriptionKey = "model.url")
        String url;

        @Option(names = "--upstream-model", paramLabel = "M", descriptionKey = "model.upstream-model")
        @Nullable
        String upstreamModel;

        @Option(names = "--key-env", paramLabel = "VAR", descriptionKey = "model.key-env")
        @Nullable
        String keyEnvironment;

        @Option(names = "--dialect", paramLabel = "D", descriptionKey = "model.dialect")
        @Nullable
        String dialect;

        @Option(names = "--vision", descriptionKey = "model.vision")
        boolean vision;
    }

    static final class Prices {
        @Option(names = "--price-in", paramLabel = "X", required = true, descriptionKey = "model.price-in")
        BigDecimal in;

        @Option(names = "--price-out", paramLabel = "Y", required = true, descriptionKey = "model.price-out")
        BigDecimal out;
    }
}
