package dev.wenshu.backbone.learning;

import dev.wenshu.backbone.BackboneConfig;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Learns from what persons decided since it last looked. */
@Singleton
final class LearningRoute extends RouteBuilder {
    static final String ID = "backbone-learning";

    private final Learning learning;
    private final BackboneConfig config;

    LearningRoute(Learning learning, BackboneConfig config) {
        this.learning = learning;
        this.config = config;
    }

    @Override
    public void configure() {
        from("timer:" + ID + "?fixedRate=false&period=" + config.learningSweep().toMillis())
                .routeId(ID)
                .process(exchange -> learning.learn());
    }
}
