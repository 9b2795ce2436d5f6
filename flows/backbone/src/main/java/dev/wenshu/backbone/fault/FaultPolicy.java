package dev.wenshu.backbone.fault;

import dev.wenshu.backbone.queue.WorkQueue;
import jakarta.inject.Singleton;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** What the routes behind the queues do about a fault. */
@Singleton
final class FaultPolicy extends RouteConfigurationBuilder {
    private static final Logger LOG = System.getLogger(FaultPolicy.class.getName());

    private final FaultDesk desk;

    FaultPolicy(FaultDesk desk) {
        this.desk = desk;
    }

    @Override
    public void configuration() {
        routeConfiguration(WorkQueue.FAULT_POLICY)
                .onException(Throwable.class)
                .handled(true)
                .logHandled(false)
                .process(this::onFault);
    }

    private void onFault(Exchange exchange) {
        Throwable thrown = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        WorkQueue queue = Objects.requireNonNull(exchange.getProperty(WorkQueue.PROPERTY, WorkQueue.class));
        String documentId = exchange.getMessage().getBody(String.class);
        switch (desk.judge(queue, documentId, thrown)) {
            case Verdict.Ended() ->
                LOG.log(Level.INFO, "Document {0} cannot be processed: {1}", documentId, thrown.getMessage());
            case Verdict.Retried(var after) ->
                LOG.log(
                        Level.INFO,
                        "Document {0} is tried again after {1}: {2}",
                        documentId,
                        after,
                        thrown.getMessage());
            case Verdict.GivenUp() -> LOG.log(Level.ERROR, "Document " + documentId + " is a dead letter now", thrown);
            case Verdict.RouteMustStop() -> {
                LOG.log(Level.ERROR, "Route {0} stops: {1}", exchange.getFromRouteId(), thrown.getMessage());
                stop(exchange.getContext(), exchange.getFromRouteId());
                throw new IllegalStateException("the message stays at the broker", thrown);
            }
        }
    }

    /** From another thread: a route waits for its exchanges before it stops, and this is one of them. */
    private static void stop(CamelContext context, String routeId) {
        Thread.ofVirtual().name("stop-" + routeId).start(() -> {
            try {
                context.getRouteController().stopRoute(routeId);
            } catch (Exception e) {
                LOG.log(Level.ERROR, "Route " + routeId + " does not stop", e);
            }
        });
    }
}
