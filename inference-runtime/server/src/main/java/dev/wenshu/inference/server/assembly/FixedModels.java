package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinitions;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import java.util.List;
import java.util.Optional;

/** Models that stay as they are, where there is no database to keep any in; the first is the default. */
public record FixedModels(List<ModelDefinition> models) implements ModelDefinitions {
    public FixedModels {
        models = List.copyOf(models);
    }

    public static ModelDefinitions none() {
        return new FixedModels(List.of());
    }

    @Override
    public long revision() {
        return 0;
    }

    @Override
    public List<ModelRoute> routes() {
        return List.of();
    }

    @Override
    public Optional<String> defaultModel() {
        return models.stream().findFirst().map(ModelDefinition::name);
    }
}
