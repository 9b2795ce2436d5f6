package dev.wenshu.backbone.queue;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis broker inside this process with its journal on disk; nothing outside the process can reach it. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final AtomicInteger NEXT_ID = new AtomicInteger();
    private static final int JOURNAL_FILE_BYTES = 2 * 1024 * 1024;
    private static final long ADDRESS_BYTES = 64L * 1024 * 1024;
    /** Below what the fault policy does: only for work that ended without any fault being recorded. */
    private static final long REDELIVERY_DELAY_MILLIS = 2_000;

    private static final long MAX_REDELIVERY_DELAY_MILLIS = 300_000;
    private static final int MAX_DELIVERY_ATTEMPTS = 100;

    private final EmbeddedActiveMQ server;
    private final String url;

    private EmbeddedBroker(EmbeddedActiveMQ server, String url) {
        this.server = server;
        this.url = url;
    }

    /** Starts it; what the journal in this folder holds is delivered again. */
    public static EmbeddedBroker start(Path folder, int maxDiskUsage) {
        String url = "vm://" + NEXT_ID.getAndIncrement();
        try {
            EmbeddedActiveMQ server = new EmbeddedActiveMQ();
            server.setConfiguration(configuration(folder, url, maxDiskUsage));
            server.start();
            return new EmbeddedBroker(server, url);
        } catch (Exception e) {
            throw new Fault(FaultCategory.SETUP, "The broker inside this process does not start in " + folder, e);
        }
    }

    String url() {
        return url;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            System.getLogger(EmbeddedBroker.class.getName())
                    .log(System.Logger.Level.WARNING, "The broker did not stop in order; its journal is kept", e);
        }
    }

    private static ConfigurationImpl configuration(Path folder, String url, int maxDiskUsage) throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setName("wenshu")
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large-messages").toString())
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(2)
                .setJournalSyncTransactional(true)
                .setJournalSyncNonTransactional(true)
                .setMaxDiskUsage(maxDiskUsage)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .setMessageCounterEnabled(false)
                .addAcceptorConfiguration("in-vm", url)
                .addAddressSetting("wenshu.#", addressSettings());
        for (WorkQueue queue : WorkQueue.values()) {
            declare(configuration, queue.queueName());
        }
        declare(configuration, WorkQueue.DEAD_LETTER_ADDRESS);
        return configuration;
    }

    private static AddressSettings addressSettings() {
        return new AddressSettings()
                .setRedeliveryDelay(REDELIVERY_DELAY_MILLIS)
                .setRedeliveryMultiplier(2)
                .setMaxRedeliveryDelay(MAX_REDELIVERY_DELAY_MILLIS)
                .setMaxDeliveryAttempts(MAX_DELIVERY_ATTEMPTS)
                .setDeadLetterAddress(SimpleString.of(WorkQueue.DEAD_LETTER_ADDRESS))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setMaxSizeBytes(ADDRESS_BYTES)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false);
    }

    private static void declare(ConfigurationImpl configuration, String queue) {
        configuration.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(queue)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfiguration(QueueConfiguration.of(queue)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)));
    }
}
