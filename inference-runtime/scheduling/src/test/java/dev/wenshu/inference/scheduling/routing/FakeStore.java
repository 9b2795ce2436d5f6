package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.catalog.ModelStore;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A store in memory that can be made to fail. */
final class FakeStore implements ModelStore {
    private final Map<String, ModelDefinition> models = new ConcurrentHashMap<>();
    private final Map<String, ModelRoute> routes = new ConcurrentHashMap<>();
    private final AtomicLong revision = new AtomicLong();
    private volatile @Nullable String defaultName;
    volatile boolean broken;

    static ModelDefinition remote(String name) {
        return remote(name, "https://upstream.example/" + name, false, 0);
    }

    static ModelDefinition remote(String name, String base, boolean vision, int context) {
        ModelDefinition.Source source = new ModelDefinition.Source.Remote(URI.create(base), name, null, "auto");
        return new ModelDefinition(name, source, context, vision, null, null);
    }

    static ModelDefinition local(String name) {
        return new ModelDefinition(
                name, new ModelDefinition.Source.Gguf(Path.of(name + ".gguf")), 0, false, null, null);
    }

    @Override
    public long revision() {
        if (broken) {
            throw new Fault(FaultCategory.EXTERNAL, "the database is away");
        }
        return revision.get();
    }

    @Override
    public List<ModelDefinition> models() {
        return List.copyOf(models.values());
    }

    @Override
    public List<ModelRoute> routes() {
        return List.copyOf(routes.values());
    }

    @Override
    public Optional<String> defaultModel() {
        return Optional.ofNullable(defaultName);
    }

    @Override
    public void put(ModelDefinition definition) {
        models.put(definition.name(), definition);
        if (defaultName == null) {
            defaultName = definition.name();
        }
        revision.incrementAndGet();
    }

    @Override
    public boolean remove(String name) {
        revision.incrementAndGet();
        return models.remove(name) != null;
    }

    @Override
    public void setDefault(String nameOrAlias) {
        defaultName = nameOrAlias;
        revision.incrementAndGet();
    }

    @Override
    public void putRoute(ModelRoute route) {
        routes.put(route.alias(), route);
        revision.incrementAndGet();
    }
}
