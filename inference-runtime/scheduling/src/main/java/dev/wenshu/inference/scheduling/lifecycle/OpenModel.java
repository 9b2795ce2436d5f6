package dev.wenshu.inference.scheduling.lifecycle;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.generation.TextGeneration;
import java.time.Instant;

/**
 * A model that answers.
 *
 * @param generation asked under the model's catalogue name, by as many threads as {@code concurrency} says
 * @param embedding asked likewise; the two share that number
 * @param device as in {@code cpu}; empty where unknown
 * @param concurrency calls that the engine works on at once; 0 leaves it to the settings
 * @param engine closed once, when no call runs any more; after the time for draining even though one still does
 */
public record OpenModel(
        TextGeneration generation,
        Embedding embedding,
        ModelCard card,
        String device,
        int concurrency,
        Health health,
        AutoCloseable engine) {
    /** The same engine, asked by way of others. */
    public OpenModel withPorts(TextGeneration otherGeneration, Embedding otherEmbedding) {
        return new OpenModel(otherGeneration, otherEmbedding, card, device, concurrency, health, engine);
    }

    /** Whether an open model works. */
    @FunctionalInterface
    public interface Health {
        /** Asks the model for something tiny and throws where that fails. */
        void probe();

        /** When what runs the model was last ready after a start; far in the past where it does not start again by itself. */
        default Instant upSince() {
            return Instant.MIN;
        }
    }
}
