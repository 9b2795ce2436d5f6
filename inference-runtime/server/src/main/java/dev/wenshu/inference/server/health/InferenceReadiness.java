package dev.wenshu.inference.server.health;

import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.kernel.Fault;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the engine lists a model, and the default language model, where there is one and
 * it is loaded, has generated a token lately.
 */
@Readiness
final class InferenceReadiness implements HealthCheck {
    private final ModelCatalog catalog;
    private final GenerationProbe probe;

    InferenceReadiness(ModelCatalog catalog, GenerationProbe probe) {
        this.catalog = catalog;
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("inference");
        try {
            List<ModelCard> models = catalog.models();
            response.withData("models", models.size()).status(!models.isEmpty());
            if (models.stream().anyMatch(card -> card.task() == Task.TEXT_GENERATION)) {
                GenerationProbe.Outcome outcome = probe.outcome();
                response.status(outcome.ready())
                        .withData("generation", outcome.word())
                        .withData("generation-millis", outcome.took().toMillis());
            }
        } catch (Fault fault) {
            response.down().withData("category", fault.category().name());
        }
        return response.build();
    }
}
