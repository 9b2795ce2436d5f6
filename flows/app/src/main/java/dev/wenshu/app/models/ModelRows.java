package dev.wenshu.app.models;

import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.catalog.ModelRoute.Candidate;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Definitions and routes as rows. */
final class ModelRows {
    private static final int PRICE_DECIMALS = 6;
    private static final BigDecimal PRICE_LIMIT = BigDecimal.valueOf(1_000_000_000_000L);
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._:/-]{0,99}");

    private ModelRows() {}

    static List<ModelDefinition> models(Transaction transaction) {
        return transaction.list(ModelRows::definition, "SELECT * FROM model ORDER BY name");
    }

    static List<ModelRoute> routes(Transaction transaction) {
        Map<String, List<Candidate>> candidates = new LinkedHashMap<>();
        transaction.list(
                row -> candidates
                        .computeIfAbsent(row.getString("alias"), _ -> new ArrayList<>())
                        .add(new Candidate(row.getString("model"), row.getInt("weight"), row.getInt("tier"))),
                "SELECT * FROM model_candidate ORDER BY alias, position");
        return candidates.entrySet().stream()
                .map(entry -> new ModelRoute(entry.getKey(), entry.getValue()))
                .toList();
    }

    static Optional<String> defaultName(Transaction transaction) {
        return transaction.first(
                row -> row.getString(1), "SELECT default_name FROM model_setting WHERE default_name IS NOT NULL");
    }

    static boolean isModel(Transaction transaction, String name) {
        return transaction
                .first(row -> row.getString(1), "SELECT name FROM model WHERE name = ?", name)
                .isPresent();
    }

    static boolean isRoute(Transaction transaction, String alias) {
        return transaction
                .first(row -> row.getString(1), "SELECT alias FROM model_route WHERE alias = ?", alias)
                .isPresent();
    }

    static Optional<String> routeThrough(Transaction transaction, String model) {
        return transaction.first(
                row -> row.getString(1), "SELECT alias FROM model_candidate WHERE model = ? ORDER BY alias", model);
    }

    static void write(Transaction transaction, ModelDefinition definition) {
        @Nullable Object[] values = values(definition);
        int changed = transaction.update("""
                UPDATE model SET gguf_file = ?, base_url = ?, upstream_model = ?, key_environment = ?, dialect = ?,
                context = ?, vision = ?, price_in = ?, price_out = ? WHERE name = ?""", values);
        if (changed == 0) {
            transaction.update("""
                    INSERT INTO model (gguf_file, base_url, upstream_model, key_environment, dialect,
                    context, vision, price_in, price_out, name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", values);
        }
    }

    static void write(Transaction transaction, ModelRoute route) {
        transaction.update("DELETE FROM model_candidate WHERE alias = ?", route.alias());
        transaction.update("DELETE FROM model_route WHERE alias = ?", route.alias());
        if (route.candidates().isEmpty()) {
            return;
        }
        transaction.update("INSERT INTO model_route (alias) VALUES (?)", route.alias());
        int position = 0;
        for (Candidate candidate : route.candidates()) {
            transaction.update(
                    "INSERT INTO model_candidate (alias, position, model, weight, tier) VALUES (?, ?, ?, ?, ?)",
                    route.alias(),
                    position++,
                    candidate.model(),
                    candidate.weight(),
                    candidate.tier());
        }
    }

    /** Before they are rounded by a column, or refused by it with a message that nobody can act on. */
    static void checkPrices(ModelDefinition definition) {
        checkPrice(definition.priceIn());
        checkPrice(definition.priceOut());
    }

    static void checkRoute(ModelRoute route) {
        if (!NAME.matcher(route.alias()).matches()) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "a route's alias has 1 to 100 letters, digits and . _ : / - and begins with a letter or digit");
        }
        Set<String> models = new HashSet<>();
        for (Candidate candidate : route.candidates()) {
            if (candidate.weight() < 1 || candidate.tier() < 0) {
                throw new Fault(
                        FaultCategory.INPUT, "the weight of " + candidate.model() + " has to be a whole number from 1");
            }
            if (!models.add(candidate.model())) {
                throw new Fault(
                        FaultCategory.INPUT, "route " + route.alias() + " names " + candidate.model() + " twice");
            }
        }
    }

    private static void checkPrice(@Nullable BigDecimal price) {
        if (price == null) {
            return;
        }
        boolean tooFine = price.stripTrailingZeros().scale() > PRICE_DECIMALS;
        if (price.signum() < 0 || tooFine || price.compareTo(PRICE_LIMIT) >= 0) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "a price is an amount for a million tokens, from 0, with up to " + PRICE_DECIMALS + " decimals");
        }
    }

    private static @Nullable Object[] values(ModelDefinition definition) {
        @Nullable
        Object[] source = switch (definition.source()) {
            case Source.Gguf gguf -> new @Nullable Object[] {gguf.file().toString(), null, null, null, null};
            case Source.Remote remote ->
                new @Nullable Object[] {
                    null, remote.base().toString(), remote.model(), remote.keyEnvironment(), remote.dialect()
                };
        };
        return new @Nullable Object[] {
            source[0],
            source[1],
            source[2],
            source[3],
            source[4],
            definition.context(),
            definition.vision(),
            definition.priceIn(),
            definition.priceOut(),
            definition.name()
        };
    }

    private static ModelDefinition definition(ResultSet row) throws SQLException {
        String file = row.getString("gguf_file");
        Source source = file != null
                ? new Source.Gguf(Path.of(file))
                : new Source.Remote(
                        URI.create(row.getString("base_url")),
                        row.getString("upstream_model"),
                        row.getString("key_environment"),
                        row.getString("dialect"));
        return new ModelDefinition(
                row.getString("name"),
                source,
                row.getInt("context"),
                row.getBoolean("vision"),
                price(row.getBigDecimal("price_in")),
                price(row.getBigDecimal("price_out")));
    }

    /** Without the zeros that the column fills up with. */
    private static @Nullable BigDecimal price(@Nullable BigDecimal stored) {
        if (stored == null) {
            return null;
        }
        BigDecimal plain = stored.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
