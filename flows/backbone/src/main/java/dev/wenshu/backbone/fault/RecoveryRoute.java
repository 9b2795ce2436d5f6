package dev.wenshu.backbone.fault;

import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Puts right, once at each start, what the last run left behind. */
@Singleton
final class RecoveryRoute extends RouteBuilder {
    static final String ID = "backbone-recovery";

    private final Recovery recovery;

    RecoveryRoute(Recovery recovery) {
        this.recovery = recovery;
    }

    @Override
    public void configure() {
        from("timer:" + ID + "?delay=0&repeatCount=1").routeId(ID).process(exchange -> recovery.recover());
    }
}
