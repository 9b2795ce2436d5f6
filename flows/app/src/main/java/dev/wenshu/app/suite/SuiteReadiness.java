package dev.wenshu.app.suite;

import dev.wenshu.backbone.fault.SetupFaults;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Down while a person has to set something right before work goes on; says what. */
@Readiness
@Singleton
final class SuiteReadiness implements HealthCheck {
    private final Instance<SetupFaults> faults;
    private final CamelContext camel;

    SuiteReadiness(Instance<SetupFaults> faults, CamelContext camel) {
        this.faults = faults;
        this.camel = camel;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("suite").up();
        if (camel.isStarted()) {
            faults.get().current().forEach((queue, reason) -> response.down().withData(queue.queueName(), reason));
        }
        return response.build();
    }
}
