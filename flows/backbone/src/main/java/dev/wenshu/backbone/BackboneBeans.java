package dev.wenshu.backbone;

import dev.wenshu.backbone.database.DataSources;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.backbone.database.Migrations;
import dev.wenshu.backbone.queue.BrokerConfig;
import dev.wenshu.backbone.queue.Brokers;
import dev.wenshu.backbone.queue.EmbeddedBroker;
import dev.wenshu.backbone.queue.WaitingMessages;
import dev.wenshu.backbone.queue.WorkQueue;
import dev.wenshu.backbone.store.FolderStore;
import dev.wenshu.backbone.store.OriginalStore;
import dev.wenshu.backbone.writeback.ConnectorSystems;
import dev.wenshu.backbone.writeback.Generator;
import dev.wenshu.backbone.writeback.SourceSystems;
import dev.wenshu.connector.Connector;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.jms.JmsComponent;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;

/** Opens what the backbone stands on, as the settings say. */
@Singleton
final class BackboneBeans {
    @Produces
    @Singleton
    AgroalDataSource dataSource(DatabaseConfig config, BackboneConfig backbone) {
        AgroalDataSource dataSource = DataSources.open(config, backbone.folder(), config.connections());
        Migrations.apply(dataSource);
        return dataSource;
    }

    void close(@Disposes AgroalDataSource dataSource) {
        dataSource.close();
    }

    @Produces
    @Singleton
    Database database(AgroalDataSource dataSource) {
        return new Database(dataSource);
    }

    @Produces
    @Singleton
    OriginalStore originals(BackboneConfig config, InstantSource clock) {
        Path folder = config.folder().resolve("originals");
        return new FolderStore(folder, config.maxOriginalBytes(), config.minFreeBytes(), clock);
    }

    @Produces
    @Singleton
    BrokerLink broker(BrokerConfig config, BackboneConfig backbone) {
        return BrokerLink.open(config, backbone.folder().resolve("broker"));
    }

    void close(@Disposes BrokerLink broker) {
        broker.close();
    }

    @Produces
    @Singleton
    ConnectionFactory connections(BrokerLink broker) {
        return broker.connections();
    }

    @Produces
    @Singleton
    WaitingMessages waitingMessages(BrokerLink broker, BackboneConfig config) {
        boolean alone = broker.embedded().isPresent();
        return new WaitingMessages(broker.connections(), alone ? Duration.ZERO : config.recoverAfter());
    }

    @Produces
    @Singleton
    @Named(WorkQueue.COMPONENT)
    JmsComponent component(ConnectionFactory connections) {
        return Brokers.component(connections);
    }

    @Produces
    @Singleton
    SourceSystems systems(ProducerTemplate camel, Instance<Connector> connectors) {
        return new ConnectorSystems(camel, connectors.stream().toList());
    }

    @Produces
    @Singleton
    Generator generator() {
        Properties properties = new Properties();
        try (InputStream in = Objects.requireNonNull(BackboneBeans.class.getResourceAsStream("version.properties"))) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Generator("wenshu " + properties.getProperty("version"));
    }

    /** The pool, and the broker where it is in this process; closed in this order. */
    record BrokerLink(JmsPoolConnectionFactory connections, Optional<EmbeddedBroker> embedded)
            implements AutoCloseable {
        static BrokerLink open(BrokerConfig config, Path folder) {
            if (config.url().isPresent()) {
                return new BrokerLink(
                        Brokers.connect(
                                config.url().get(),
                                config.user().orElse(""),
                                config.password().orElse(""),
                                config.callTimeout()),
                        Optional.empty());
            }
            EmbeddedBroker broker = EmbeddedBroker.start(folder, config.maxDiskUsage());
            return new BrokerLink(Brokers.connect(broker, config.callTimeout()), Optional.of(broker));
        }

        @Override
        public void close() {
            connections.stop();
            embedded.ifPresent(EmbeddedBroker::close);
        }
    }
}
