package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.catalog.ModelStore;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A catalogue that lasts as long as the process, where there is no database to keep one in. */
public final class MemoryModelStore implements ModelStore {
    private final Map<String, ModelDefinition> models = new TreeMap<>();
    private final Map<String, ModelRoute> routes = new TreeMap<>();
    private @Nullable String chosen;
    private long revision;

    @Override
    public synchronized long revision() {
        return revision;
    }

    @Override
    public synchronized List<ModelDefinition> models() {
        return List.copyOf(models.values());
    }

    @Override
    public synchronized List<ModelRoute> routes() {
        return List.copyOf(routes.values());
    }

    @Override
    public synchronized Optional<String> defaultModel() {
        return Optional.ofNullable(chosen);
    }

    @Override
    public synchronized void put(ModelDefinition definition) {
        models.put(definition.name(), definition);
        if (chosen == null) {
            chosen = definition.name();
        }
        revision++;
    }

    @Override
    public synchronized boolean remove(String name) {
        boolean routed = routes.values().stream()
                .flatMap(route -> route.candidates().stream())
                .anyMatch(candidate -> candidate.model().equals(name));
        if (routed || (name.equals(chosen) && models.size() > 1)) {
            throw new Fault(FaultCategory.SETUP, "model " + name + " is the default or part of a route");
        }
        if (name.equals(chosen)) {
            chosen = null;
        }
        revision++;
        return models.remove(name) != null;
    }

    @Override
    public synchronized void setDefault(String nameOrAlias) {
        chosen = nameOrAlias;
        revision++;
    }

    @Override
    public synchronized void putRoute(ModelRoute route) {
        if (route.candidates().isEmpty()) {
            routes.remove(route.alias());
        } else {
            routes.put(route.alias(), route);
        }
        revision++;
    }
}
