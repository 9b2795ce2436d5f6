package dev.wenshu.app.cli;

import dev.wenshu.app.assembly.DirectProbe;
import dev.wenshu.app.models.ModelProbe;
import dev.wenshu.app.models.ModelStores.OpenStore;
import dev.wenshu.app.models.Upstream;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.guards.probe.Capability;
import dev.wenshu.inference.guards.probe.ProbeReport;
import dev.wenshu.inference.guards.probe.ProbeReport.Result;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu model probe}: what a model can do on the build that serves it, found out by asking. */
@Command(name = "probe", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
final class ModelProbeCommand implements Callable<Integer> {
    private static final int WHY_WIDTH = 90;

    private final ModelProbe probe;

    @Mixin
    private CatalogueOptions catalogue;

    @Parameters(paramLabel = "NAME", descriptionKey = "model.name")
    private String name;

    @Option(names = "--server", paramLabel = "URL", descriptionKey = "model.probe.server")
    private @Nullable String server;

    @Option(names = "--key-env", paramLabel = "VAR", descriptionKey = "model.key-env")
    private @Nullable String keyEnvironment;

    @Spec
    private CommandSpec spec;

    ModelProbeCommand() {
        this(new DirectProbe());
    }

    ModelProbeCommand(ModelProbe probe) {
        this.probe = probe;
    }

    @Override
    public Integer call() throws IOException {
        ProbeReport report = probe.probe(definition());
        TextTable table = new TextTable(
                Messages.text("table.capability"),
                Messages.text("table.result"),
                Messages.text("table.reason"),
                Messages.text("table.rate"),
                Messages.text("table.millis"));
        for (Capability capability : Capability.values()) {
            Result result = report.results().get(capability);
            if (result != null) {
                table.add(row(capability, result));
            }
        }
        table.print(spec.commandLine().getOut());
        return report.works(Capability.PLAIN) ? ExitCodes.OK : ExitCodes.FAULT;
    }

    private static List<String> row(Capability capability, Result result) {
        return List.of(
                Messages.text("model.capability." + key(capability)),
                Messages.text("model.probe." + key(result.state())),
                TextTable.cut(result.why(), WHY_WIDTH),
                result.tokensPerSecond() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", result.tokensPerSecond()),
                Long.toString(result.millis()));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private ModelDefinition definition() throws IOException {
        if (server != null) {
            return new ModelDefinition(name, Upstream.remote(server, name, keyEnvironment, null), 0, false, null, null);
        }
        Optional<OpenStore> open = catalogue.openExisting();
        if (open.isPresent()) {
            try (OpenStore opened = open.get()) {
                for (ModelDefinition model : opened.store().models()) {
                    if (model.name().equals(name)) {
                        return model;
                    }
                }
            }
        }
        throw new UnknownModel(name, "./wenshu model list shows those there are");
    }
}
