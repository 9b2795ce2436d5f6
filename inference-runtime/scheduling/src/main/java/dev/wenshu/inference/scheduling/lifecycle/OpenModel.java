package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.generation.TextGeneration;

/**
 * A model that answers.
 *
 * @param generation asked under the model's catalogue name, by as many threads as {@code concurrency} says
 * @param concurrency calls that the engine works on at once; 0 leaves it to the settings
 * @param probe asks the model for something tiny and throws where that fails
 * @param engine closed once, when no call runs any more; after the time for draining even though one still does
 */
public record OpenModel(
        TextGeneration generation, ModelCard card, int concurrency, Runnable probe, AutoCloseable engine) {}
