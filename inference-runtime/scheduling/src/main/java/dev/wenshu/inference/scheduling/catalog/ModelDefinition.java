package dev.wenshu.inference.scheduling.catalog;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A generative model as somebody added it. Holds no secret: a key is named by the environment variable it is in.
 *
 * @param name that requests give; letters, digits, and {@code . _ : / -}
 * @param context tokens of prompt and answer of one request together; 0 leaves it to the model
 * @param vision takes images
 * @param priceIn for a million prompt tokens, in the currency of the installation; null for none set
 * @param priceOut for a million generated tokens, likewise
 */
public record ModelDefinition(
        String name,
        Source source,
        int context,
        boolean vision,
        @Nullable BigDecimal priceIn,
        @Nullable BigDecimal priceOut) {
    private static final Pattern NAME = Pattern.compile("[\\p{Alnum}][\\p{Alnum}._:/-]{0,99}");

    public ModelDefinition {
        if (!NAME.matcher(name).matches()) {
            throw new Fault(
                    FaultCategory.INPUT,
                    "a model's name has 1 to 100 letters, digits and . _ : / - and begins with a letter or digit");
        }
        if (context < 0) {
            throw new Fault(FaultCategory.INPUT, "a model's context cannot be " + context + " tokens");
        }
    }

    /** Where a model is. */
    public sealed interface Source {
        /** A GGUF file on this machine, run by the llama.cpp engine. */
        record Gguf(Path file) implements Source {}

        /**
         * An OpenAI-compatible server.
         *
         * @param model its own name for the model
         * @param keyEnvironment the environment variable that holds the key; null for none
         * @param dialect how the server departs from the API, as engine-openai names it; {@code auto} finds out
         */
        record Remote(URI base, String model, @Nullable String keyEnvironment, String dialect) implements Source {}
    }
}
