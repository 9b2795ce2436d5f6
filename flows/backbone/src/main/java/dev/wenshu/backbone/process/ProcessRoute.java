package dev.wenshu.backbone.process;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.queue.WorkQueue;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Works off the queue of documents to be read. */
@Singleton
final class ProcessRoute extends RouteBuilder {
    static final String ID = "backbone-process";

    private final ProcessDocument process;
    private final BackboneConfig config;

    ProcessRoute(ProcessDocument process, BackboneConfig config) {
        this.process = process;
        this.config = config;
    }

    @Override
    public void configure() {
        from(WorkQueue.PROCESS.consumer(config.processConcurrency()))
                .routeId(ID)
                .routeConfigurationId(WorkQueue.FAULT_POLICY)
                .setProperty(WorkQueue.PROPERTY, constant(WorkQueue.PROCESS))
                .process(exchange -> process.process(exchange.getMessage().getBody(String.class)));
    }
}
