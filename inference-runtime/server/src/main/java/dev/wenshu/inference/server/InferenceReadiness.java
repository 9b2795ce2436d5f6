package dev.wenshu.inference.server;

import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.kernel.Fault;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the engine lists a model: a remote one has to answer for that. */
@Readiness
final class InferenceReadiness implements HealthCheck {
    private final ModelCatalog catalog;

    InferenceReadiness(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            int models = catalog.models().size();
            return HealthCheckResponse.named("inference")
                    .status(models > 0)
                    .withData("models", models)
                    .build();
        } catch (Fault fault) {
            return HealthCheckResponse.named("inference")
                    .down()
                    .withData("category", fault.category().name())
                    .build();
        }
    }
}
