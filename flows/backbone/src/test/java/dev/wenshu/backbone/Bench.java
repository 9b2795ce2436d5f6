package dev.wenshu.backbone;

import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.backbone.queue.BrokerConfig;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.registry.DocumentRegistry;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.testing.Injector;
import dev.wenshu.backbone.testing.ScriptedDuplicates;
import dev.wenshu.backbone.testing.ScriptedLearner;
import dev.wenshu.backbone.testing.ScriptedReader;
import dev.wenshu.backbone.testing.Settings;
import dev.wenshu.backbone.testing.ShelfSystem;
import dev.wenshu.backbone.writeback.ConnectorSystems;
import dev.wenshu.backbone.writeback.WriteBackConfig;
import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.document.extract.FieldNotation;
import io.agroal.api.AgroalDataSource;
import io.smallrye.config.SmallRyeConfig;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.awaitility.Awaitility;

/** A whole backbone in a plain Camel context, wired from the same beans as the application. */
final class Bench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> ROUTES = List.of(
            "fault.FaultPolicy",
            "intake.IntakeRoute",
            "process.ProcessRoute",
            "writeback.WriteBackRoute",
            "queue.OutboxRelayRoute",
            "learning.LearningRoute",
            "fault.DeadLetterRoute",
            "fault.RecoveryRoute");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final BackboneBeans beans = new BackboneBeans();
    private final AgroalDataSource dataSource;
    private final BackboneBeans.BrokerLink broker;
    private final Injector injector;
    private final ProducerTemplate producer;

    /** Starts it; a folder that an earlier bench used is a restart. */
    Bench(Path folder, Map<String, String> settings, ShelfSystem shelf, ScriptedReader reader) throws Exception {
        SmallRyeConfig config = Settings.of(folder, settings);
        InstantSource clock = InstantSource.system();
        BackboneConfig backbone = config.getConfigMapping(BackboneConfig.class);
        dataSource = beans.dataSource(config.getConfigMapping(DatabaseConfig.class), backbone);
        broker = beans.broker(config.getConfigMapping(BrokerConfig.class), backbone);
        producer = camel.createProducerTemplate();
        injector = new Injector(
                backbone,
                config.getConfigMapping(WriteBackConfig.class),
                clock,
                beans.database(dataSource),
                beans.originals(backbone, clock),
                broker.connections(),
                beans.waitingMessages(broker, backbone),
                new ConnectorSystems(producer, List.of(shelf)),
                beans.generator(),
                reader.reader(clock),
                new ScriptedDuplicates(),
                new ScriptedLearner(),
                FieldNotation.ANY);
        camel.getRegistry().bind(WorkQueue.COMPONENT, beans.component(broker.connections()));
        camel.addRoutes(shelf);
        for (String route : ROUTES) {
            camel.addRoutes((RoutesBuilder) injector.get(route));
        }
        camel.start();
    }

    <T> T get(Class<T> type) {
        return injector.get(type);
    }

    DefaultCamelContext camel() {
        return camel;
    }

    /** Hands an item to intake as a connector does, and gives the document's id. */
    String drop(String name, String content) {
        return drop(ShelfSystem.item(name), content);
    }

    String drop(SourceItem item, String content) {
        return producer.request(ConnectorEndpoints.INTAKE, exchange -> {
                    exchange.getMessage().setBody(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
                    exchange.getMessage().setHeader(WenshuHeaders.ITEM, item);
                })
                .getMessage()
                .getHeader(WenshuHeaders.DOCUMENT_ID, String.class);
    }

    DocumentState state(String id) {
        return get(DocumentRegistry.class).find(id).orElseThrow().state();
    }

    long count(DocumentState state) {
        return get(DocumentRegistry.class).counts().getOrDefault(state, 0L);
    }

    void awaitState(String id, DocumentState state) {
        Awaitility.await("document to be " + state)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> state(id) == state);
    }

    void awaitIdle() {
        Awaitility.await("no open document")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> get(DocumentRegistry.class).idle());
    }

    @Override
    public void close() {
        producer.stop();
        camel.stop();
        beans.close(broker);
        beans.close(dataSource);
    }
}
