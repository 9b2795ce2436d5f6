package dev.wenshu.inference.openai;

import dev.wenshu.inference.openai.dialect.Dialects;
import dev.wenshu.inference.openai.image.ImageLimits;
import java.time.Duration;

/**
 * One generative model of a server.
 *
 * @param name by which the server knows it; of Azure the deployment's
 * @param dialect by name, as in {@link Dialects}; {@code auto} is found out at the first call
 * @param vision takes images
 * @param images what images it is sent
 * @param streaming asks for the answer piece by piece
 * @param timeLimit from the request to the last byte; a call's deadline shortens it
 * @param idleLimit between two pieces of an answer, once it has begun
 */
public record OpenAiModel(
        String name,
        String dialect,
        boolean vision,
        ImageLimits images,
        boolean streaming,
        Duration timeLimit,
        Duration idleLimit) {
    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);
    private static final Duration IDLE_LIMIT = Duration.ofMinutes(1);

    public OpenAiModel {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a model of an inference server needs its name");
        }
        if (!timeLimit.isPositive() || !idleLimit.isPositive()) {
            throw new IllegalArgumentException("time limits of a model have to be above zero");
        }
        if (!dialect.equals(Dialects.AUTO)) {
            Dialects.named(dialect);
        }
    }

    /** Streamed, without images, 10 minutes for an answer and one between its pieces. */
    public static OpenAiModel of(String name, String dialect) {
        return new OpenAiModel(name, dialect, false, ImageLimits.defaults(), true, TIME_LIMIT, IDLE_LIMIT);
    }

    public OpenAiModel withVision(boolean takesImages) {
        return new OpenAiModel(name, dialect, takesImages, images, streaming, timeLimit, idleLimit);
    }

    public OpenAiModel withStreaming(boolean on) {
        return new OpenAiModel(name, dialect, vision, images, on, timeLimit, idleLimit);
    }

    public OpenAiModel withLimits(Duration whole, Duration idle) {
        return new OpenAiModel(name, dialect, vision, images, streaming, whole, idle);
    }
}
