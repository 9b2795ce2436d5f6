package dev.wenshu.app.cli;

import dev.wenshu.app.models.ModelStores.OpenStore;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.catalog.ModelRoute.Candidate;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wenshu model}: the catalogue of generative models, beside a running suite or without one. */
@Command(
        name = "model",
        resourceBundle = Messages.BUNDLE,
        mixinStandardHelpOptions = true,
        subcommands = {
            ModelAddCommand.class,
            ModelPullCommand.class,
            ModelProbeCommand.class,
            ModelCommand.ListModels.class,
            ModelCommand.Remove.class,
            ModelCommand.Default.class,
            ModelCommand.Route.class
        })
final class ModelCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCodes.USAGE;
    }

    @Command(name = "list", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class ListModels implements Callable<Integer> {
        @Mixin
        private CatalogueOptions catalogue;

        @Option(names = "--json", descriptionKey = "model.list.json")
        private boolean json;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            ModelListing listing = listing(catalogue.openExisting());
            if (json) {
                listing.printJson(out);
            } else {
                listing.print(out);
            }
            return ExitCodes.OK;
        }

        private static ModelListing listing(Optional<OpenStore> open) {
            if (open.isEmpty()) {
                return ModelListing.NONE;
            }
            try (OpenStore opened = open.get()) {
                return ModelListing.of(opened.store());
            }
        }
    }

    @Command(name = "remove", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {
        @Mixin
        private CatalogueOptions catalogue;

        @Parameters(paramLabel = "NAME", descriptionKey = "model.name")
        private String name;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            Optional<OpenStore> open = catalogue.openExisting();
            boolean removed = false;
            if (open.isPresent()) {
                try (OpenStore opened = open.get()) {
                    removed = opened.store().remove(name);
                }
            }
            String key = removed ? "model.removed" : "model.unknown";
            spec.commandLine().getErr().println(Messages.text(key, name));
            return removed ? ExitCodes.OK : ExitCodes.FAULT;
        }
    }

    @Command(name = "default", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Default implements Callable<Integer> {
        @Mixin
        private CatalogueOptions catalogue;

        @Parameters(paramLabel = "NAME", descriptionKey = "model.name-or-alias")
        private String name;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            try (OpenStore opened = catalogue.open()) {
                opened.store().setDefault(name);
            }
            spec.commandLine().getErr().println(Messages.text("model.default.set", name));
            return ExitCodes.OK;
        }
    }

    @Command(name = "route", resourceBundle = Messages.BUNDLE, mixinStandardHelpOptions = true)
    static final class Route implements Callable<Integer> {
        @Mixin
        private CatalogueOptions catalogue;

        @Parameters(index = "0", paramLabel = "ALIAS", descriptionKey = "model.route.alias")
        private String alias;

        @Parameters(
                index = "1..*",
                paramLabel = "MODEL[=WEIGHT]",
                arity = "0..*",
                descriptionKey = "model.route.models")
        private List<String> models = List.of();

        @Option(names = "--fallback", paramLabel = "MODEL", arity = "1..*", descriptionKey = "model.route.fallback")
        private List<String> fallbacks = List.of();

        @Option(names = "--remove", descriptionKey = "model.route.remove")
        private boolean remove;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            if (remove != models.isEmpty() || (remove && !fallbacks.isEmpty())) {
                throw new ParameterException(spec.commandLine(), Messages.text("model.route.nothing"));
            }
            List<Candidate> candidates = new ArrayList<>();
            models.forEach(model -> candidates.add(weighted(model)));
            for (int tier = 1; tier <= fallbacks.size(); tier++) {
                candidates.add(new Candidate(fallbacks.get(tier - 1), 1, tier));
            }
            try (OpenStore opened = catalogue.open()) {
                opened.store().putRoute(new ModelRoute(alias, candidates));
            }
            String key = remove ? "model.removed" : "model.route.set";
            spec.commandLine().getErr().println(Messages.text(key, alias));
            return ExitCodes.OK;
        }

        private Candidate weighted(String text) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                return new Candidate(text, 1, 0);
            }
            try {
                return new Candidate(text.substring(0, equals), Integer.parseInt(text.substring(equals + 1)), 0);
            } catch (NumberFormatException e) {
                throw new ParameterException(spec.commandLine(), Messages.text("model.route.weight", text), e);
            }
        }
    }
}
