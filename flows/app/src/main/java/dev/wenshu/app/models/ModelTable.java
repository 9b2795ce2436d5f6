package dev.wenshu.app.models;

import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Transaction;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.catalog.ModelRoute.Candidate;
import dev.wenshu.inference.scheduling.catalog.ModelStore;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue as tables of the suite's database. Whoever changes it holds the one row of {@code model_setting} to the
 * end of the transaction, so changes of several processes come one after the other and each has a revision of its own.
 * The default is empty only where there is no model at all: the first one becomes the default, the last one may go.
 */
public final class ModelTable implements ModelStore {
    /** What a request says that leaves the choice to the default. */
    private static final String RESERVED = "auto";

    private final Database database;

    public ModelTable(Database database) {
        this.database = database;
    }

    @Override
    public long revision() {
        return database.transaction(
                        transaction -> transaction.first(row -> row.getLong(1), "SELECT revision FROM model_setting"))
                .orElseThrow();
    }

    @Override
    public List<ModelDefinition> models() {
        return database.transaction(ModelRows::models);
    }

    @Override
    public List<ModelRoute> routes() {
        return database.transaction(ModelRows::routes);
    }

    @Override
    public Optional<String> defaultModel() {
        return database.transaction(ModelRows::defaultName);
    }

    @Override
    public void put(ModelDefinition definition) {
        refuseReserved(definition.name());
        ModelRows.checkPrices(definition);
        change(transaction -> {
            if (ModelRows.isRoute(transaction, definition.name())) {
                throw taken(definition.name(), "a route");
            }
            ModelRows.write(transaction, definition);
            transaction.update(
                    "UPDATE model_setting SET default_name = ? WHERE default_name IS NULL", definition.name());
        });
    }

    @Override
    public boolean remove(String name) {
        return database.transaction(transaction -> {
            lock(transaction);
            if (!ModelRows.isModel(transaction, name)) {
                return false;
            }
            Optional<String> route = ModelRows.routeThrough(transaction, name);
            if (route.isPresent()) {
                throw needed(name, "route " + route.get() + " goes to it; change that route first");
            }
            boolean last = ModelRows.models(transaction).size() == 1;
            if (ModelRows.defaultName(transaction).filter(name::equals).isPresent()) {
                if (!last) {
                    throw needed(name, "it is the default; choose another default first");
                }
                setDefault(transaction, null);
            }
            transaction.update("DELETE FROM model WHERE name = ?", name);
            count(transaction);
            return true;
        });
    }

    @Override
    public void setDefault(String nameOrAlias) {
        change(transaction -> {
            if (!ModelRows.isModel(transaction, nameOrAlias) && !ModelRows.isRoute(transaction, nameOrAlias)) {
                throw unknown(nameOrAlias);
            }
            setDefault(transaction, nameOrAlias);
        });
    }

    @Override
    public void putRoute(ModelRoute route) {
        refuseReserved(route.alias());
        ModelRows.checkRoute(route);
        change(transaction -> {
            if (ModelRows.isModel(transaction, route.alias())) {
                throw taken(route.alias(), "a model");
            }
            for (Candidate candidate : route.candidates()) {
                if (!ModelRows.isModel(transaction, candidate.model())) {
                    throw unknown(candidate.model());
                }
            }
            boolean removing = route.candidates().isEmpty();
            if (removing
                    && ModelRows.defaultName(transaction)
                            .filter(route.alias()::equals)
                            .isPresent()) {
                throw needed(route.alias(), "it is the default; choose another default first");
            }
            ModelRows.write(transaction, route);
        });
    }

    private void change(Consumer<Transaction> work) {
        database.run(transaction -> {
            lock(transaction);
            work.accept(transaction);
            count(transaction);
        });
    }

    private static void lock(Transaction transaction) {
        transaction.first(row -> row.getLong(1), "SELECT revision FROM model_setting FOR UPDATE");
    }

    private static void count(Transaction transaction) {
        transaction.update("UPDATE model_setting SET revision = revision + 1");
    }

    private static void setDefault(Transaction transaction, @Nullable String name) {
        transaction.update("UPDATE model_setting SET default_name = ?", name);
    }

    private static void refuseReserved(String name) {
        if (name.equals(RESERVED)) {
            throw new Fault(FaultCategory.INPUT, "the name auto stands for the default model; choose another one");
        }
    }

    private static Fault taken(String name, String by) {
        return new Fault(FaultCategory.SETUP, name + " is already the name of " + by);
    }

    private static Fault needed(String name, String why) {
        return new Fault(FaultCategory.SETUP, name + " cannot be removed: " + why);
    }

    private static UnknownModel unknown(String name) {
        return new UnknownModel(name, "./wenshu model list shows those there are");
    }
}
