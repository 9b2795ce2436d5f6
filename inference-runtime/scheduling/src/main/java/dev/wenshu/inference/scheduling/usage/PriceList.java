package dev.wenshu.inference.scheduling.usage;

import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Definitions by model name, for their prices. */
@FunctionalInterface
public interface PriceList {
    PriceList NONE = model -> null;

    @Nullable
    ModelDefinition definition(String model);

    /** Null where the model has no price; a price that is missing beside one that is set counts as 0. */
    default @Nullable BigDecimal cost(String model, Usage usage) {
        ModelDefinition definition = definition(model);
        if (definition == null || (definition.priceIn() == null && definition.priceOut() == null)) {
            return null;
        }
        return forMillion(definition.priceIn(), usage.prompt())
                .add(forMillion(definition.priceOut(), usage.completion()))
                .movePointLeft(6)
                .stripTrailingZeros();
    }

    private static BigDecimal forMillion(@Nullable BigDecimal price, int tokens) {
        return price == null ? BigDecimal.ZERO : price.multiply(BigDecimal.valueOf(tokens));
    }
}
