package dev.wenshu.backbone.queue;

import dev.wenshu.backbone.BackboneConfig;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Sweeps the outbox: sends what could not be sent at once, and retries whose time has come. */
@Singleton
final class OutboxRelayRoute extends RouteBuilder {
    static final String ID = "backbone-outbox-relay";

    private final OutboxRelay relay;
    private final BackboneConfig config;

    OutboxRelayRoute(OutboxRelay relay, BackboneConfig config) {
        this.relay = relay;
        this.config = config;
    }

    @Override
    public void configure() {
        from("timer:" + ID + "?delay=0&fixedRate=false&period="
                        + config.outboxSweep().toMillis())
                .routeId(ID)
                .process(exchange -> relay.relaySoon());
    }
}
