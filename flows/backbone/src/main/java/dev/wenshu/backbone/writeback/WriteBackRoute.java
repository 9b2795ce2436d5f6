package dev.wenshu.backbone.writeback;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.queue.WorkQueue;
import jakarta.inject.Singleton;
import org.apache.camel.builder.RouteBuilder;

/** Works off the queue of documents to be written back. */
@Singleton
final class WriteBackRoute extends RouteBuilder {
    static final String ID = "backbone-write-back";

    private final PerformWriteBack writeBack;
    private final BackboneConfig config;

    WriteBackRoute(PerformWriteBack writeBack, BackboneConfig config) {
        this.writeBack = writeBack;
        this.config = config;
    }

    @Override
    public void configure() {
        from(WorkQueue.WRITE_BACK.consumer(config.writeBackConcurrency()))
                .routeId(ID)
                .routeConfigurationId(WorkQueue.FAULT_POLICY)
                .setProperty(WorkQueue.PROPERTY, constant(WorkQueue.WRITE_BACK))
                .process(exchange -> writeBack.perform(exchange.getMessage().getBody(String.class)));
    }
}
