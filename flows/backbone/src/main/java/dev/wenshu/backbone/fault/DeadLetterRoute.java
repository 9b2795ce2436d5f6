package dev.wenshu.backbone.fault;

import dev.wenshu.backbone.queue.WorkQueue;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Puts what the broker gave up on where people look for dead letters. */
@Singleton
final class DeadLetterRoute extends RouteBuilder {
    static final String ID = "backbone-dead-letter";

    private final FaultDesk desk;

    DeadLetterRoute(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public void configure() {
        from(WorkQueue.deadLetterConsumer())
                .routeId(ID)
                .errorHandler(noErrorHandler())
                .process(exchange -> desk.brokerGaveUp(exchange.getMessage().getBody(String.class)));
    }
}
