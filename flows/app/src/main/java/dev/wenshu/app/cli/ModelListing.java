package dev.wenshu.app.cli;

import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.catalog.ModelRoute.Candidate;
import dev.wenshu.inference.scheduling.catalog.ModelStore;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The catalogue as a person or a program reads it. */
record ModelListing(List<ModelDefinition> models, List<ModelRoute> routes, Optional<String> defaultName) {
    static final ModelListing NONE = new ModelListing(List.of(), List.of(), Optional.empty());

    private static final int WHERE_WIDTH = 70;
    private static final String NOT_SET = "-";

    static ModelListing of(ModelStore store) {
        return new ModelListing(store.models(), store.routes(), store.defaultModel());
    }

    void print(PrintWriter out) {
        if (models.isEmpty()) {
            out.println(Messages.text("model.none"));
            return;
        }
        TextTable table = new TextTable(
                Messages.text("table.model"),
                Messages.text("table.kind"),
                Messages.text("table.where"),
                Messages.text("table.context"),
                Messages.text("table.price"),
                Messages.text("table.default"));
        for (ModelDefinition model : models) {
            table.add(List.of(
                    model.name(),
                    kind(model.source()),
                    TextTable.cut(where(model.source()), WHERE_WIDTH),
                    model.context() == 0 ? NOT_SET : Integer.toString(model.context()),
                    price(model),
                    mark(model.name())));
        }
        for (ModelRoute route : routes) {
            table.add(List.of(
                    route.alias(),
                    Messages.text("model.kind.route"),
                    TextTable.cut(candidates(route), WHERE_WIDTH),
                    NOT_SET,
                    NOT_SET,
                    mark(route.alias())));
        }
        table.print(out);
    }

    void printJson(PrintWriter out) {
        JsonLines lines = new JsonLines(out);
        models.forEach(model -> lines.print(row(model)));
        routes.forEach(route ->
                lines.print(new RouteRow(route.alias(), "route", route.candidates(), isDefault(route.alias()))));
    }

    private static String kind(Source source) {
        return switch (source) {
            case Source.Gguf _ -> Messages.text("model.kind.gguf");
            case Source.Remote _ -> Messages.text("model.kind.remote");
        };
    }

    private static String where(Source source) {
        return switch (source) {
            case Source.Gguf gguf ->
                Files.isRegularFile(gguf.file())
                        ? gguf.file().toString()
                        : Messages.text("model.file-missing", gguf.file());
            case Source.Remote remote -> remote.base() + " · " + remote.model();
        };
    }

    private static String price(ModelDefinition model) {
        return model.priceIn() == null && model.priceOut() == null
                ? NOT_SET
                : amount(model.priceIn()) + " / " + amount(model.priceOut());
    }

    private static String amount(@Nullable BigDecimal price) {
        return price == null ? NOT_SET : price.toPlainString();
    }

    /** {@code a=2, b=1 → c}. */
    private static String candidates(ModelRoute route) {
        return route.candidates().stream()
                .collect(Collectors.groupingBy(Candidate::tier, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(tier -> tier.stream()
                        .map(candidate -> candidate.model() + "=" + candidate.weight())
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" → "));
    }

    private String mark(String name) {
        return isDefault(name) ? "*" : "";
    }

    private boolean isDefault(String name) {
        return defaultName.filter(name::equals).isPresent();
    }

    private Object row(ModelDefinition model) {
        return switch (model.source()) {
            case Source.Gguf gguf ->
                new FileRow(
                        model.name(),
                        "gguf",
                        gguf.file().toString(),
                        Files.isRegularFile(gguf.file()),
                        model.context(),
                        model.vision(),
                        model.priceIn(),
                        model.priceOut(),
                        isDefault(model.name()));
            case Source.Remote remote ->
                new ServerRow(
                        model.name(),
                        "remote",
                        remote.base().toString(),
                        remote.model(),
                        remote.keyEnvironment(),
                        remote.dialect(),
                        model.context(),
                        model.vision(),
                        model.priceIn(),
                        model.priceOut(),
                        isDefault(model.name()));
        };
    }

    private record FileRow(
            String name,
            String kind,
            String file,
            boolean fileExists,
            int context,
            boolean vision,
            @Nullable BigDecimal priceIn,
            @Nullable BigDecimal priceOut,
            boolean isDefault) {}

    private record ServerRow(
            String name,
            String kind,
            String url,
            String upstreamModel,
            @Nullable String keyEnv,
            String dialect,
            int context,
            boolean vision,
            @Nullable BigDecimal priceIn,
            @Nullable BigDecimal priceOut,
            boolean isDefault) {}

    private record RouteRow(String name, String kind, List<Candidate> candidates, boolean isDefault) {}
}
