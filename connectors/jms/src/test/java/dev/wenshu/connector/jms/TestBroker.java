package dev.wenshu.connector.jms;

import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.ContentHash;
import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis broker over TCP, with users; its journal survives a {@link #stop}. */
final class TestBroker {
    static final String USER = "wenshu";
    static final String PASSWORD = "broker-secret-4711";
    static final List<String> QUEUES = List.of("in", "results", "rejected", "replies", "DLQ");

    private final Path folder;
    private final int port;
    private EmbeddedActiveMQ server;

    /** Changes a message before it is sent. */
    @FunctionalInterface
    interface Change {
        void to(Message message) throws JMSException;
    }

    TestBroker(Path folder) throws Exception {
        this.folder = folder;
        this.port = freePort();
        this.server = started();
    }

    void stop() throws Exception {
        server.stop();
    }

    void restart() throws Exception {
        server = started();
    }

    void close() throws Exception {
        server.stop();
    }

    String url() {
        return "tcp://127.0.0.1:" + port;
    }

    JmsConfig.Queue queueConfig(Map<String, String> more) {
        Map<String, String> settings = new LinkedHashMap<>(Map.of(
                "url", url(),
                "queue", "in",
                "user", USER,
                "password", PASSWORD,
                "results-queue", "results",
                "rejected-queue", "rejected",
                "retry-interval", "50ms",
                "timeout", "5s"));
        settings.putAll(more);
        Map<String, String> properties = new TreeMap<>();
        settings.forEach((name, value) -> properties.put("wenshu.jms.queues.inbox." + name, value));
        properties.values().removeIf(String::isEmpty);
        return Objects.requireNonNull(
                Settings.of(JmsConfig.class, properties).queues().get("inbox"));
    }

    JmsConfig config(Map<String, String> more) {
        JmsConfig.Queue queue = queueConfig(more);
        return () -> Map.of("inbox", queue);
    }

    /** The id of the message that was sent. */
    String put(byte[] content, Change change) throws JMSException {
        return inSession(session -> {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(content);
            return send(session, message, change);
        });
    }

    String put(String name, String content) throws JMSException {
        return put(content.getBytes(StandardCharsets.UTF_8), message -> message.setStringProperty("fileName", name));
    }

    String send(Session session, Message message, Change change) throws JMSException {
        change.to(message);
        try (MessageProducer producer = session.createProducer(session.createQueue("in"))) {
            producer.send(message);
        }
        return message.getJMSMessageID();
    }

    /** What is not settled, delivered or not. */
    long count(String queue) {
        return server.getActiveMQServer().locateQueue(SimpleString.of(queue)).getMessageCount();
    }

    List<Message> messages(String queue) throws JMSException {
        return inSession(session -> {
            Queue from = session.createQueue(queue);
            try (QueueBrowser browser = session.createBrowser(from)) {
                List<Message> found = new ArrayList<>();
                Enumeration<?> messages = browser.getEnumeration();
                while (messages.hasMoreElements()) {
                    found.add((Message) messages.nextElement());
                }
                return found;
            }
        });
    }

    /** SHA-256 of the body of the first message with that file name, which is taken. */
    String largeBody(String queue, String fileName) throws JMSException {
        MessageDigest digest = ContentHash.sha256();
        return inSession(session -> {
            BytesMessage message =
                    (BytesMessage) session.createConsumer(session.createQueue(queue), "fileName = '" + fileName + "'")
                            .receive(5000);
            byte[] buffer = new byte[64 * 1024];
            for (int count = message.readBytes(buffer); count > 0; count = message.readBytes(buffer)) {
                digest.update(buffer, 0, count);
            }
            return ContentHash.of(digest).hex();
        });
    }

    /** Everything but what waits for pick-up, as a reader of the queues has it. */
    Map<String, String> seen() throws JMSException {
        Map<String, String> seen = new TreeMap<>();
        for (String queue : QUEUES) {
            for (Message message : messages(queue)) {
                seen.put(queue + " " + message.getJMSMessageID(), text(message));
            }
        }
        return seen;
    }

    static String text(Message message) throws JMSException {
        return message instanceof TextMessage text
                ? text.getText()
                : new String(message.getBody(byte[].class), StandardCharsets.UTF_8);
    }

    /** Work in a session. */
    @FunctionalInterface
    interface Work<T> {
        T in(Session session) throws JMSException;
    }

    <T> T inSession(Work<T> work) throws JMSException {
        try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url(), USER, PASSWORD);
                Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            return work.in(session);
        }
    }

    private EmbeddedActiveMQ started() throws Exception {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "clerks");
        EmbeddedActiveMQ made = new EmbeddedActiveMQ();
        made.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        made.setConfiguration(configuration());
        made.start();
        return made;
    }

    private ConfigurationImpl configuration() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setJournalType(JournalType.NIO)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setJournalFileSize(256 * 1024)
                .setJournalMinFiles(2)
                .setJournalSyncTransactional(false)
                .setJournalSyncNonTransactional(false)
                .setMaxDiskUsage(100)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("tcp", url())
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setDeadLetterAddress(SimpleString.of("DLQ"))
                                .setMaxDeliveryAttempts(3));
        configuration.putSecurityRoles(
                "#",
                Set.of(new Role("clerks", true, true, true, true, true, true, false, true, true, true, false, false)));
        for (String queue : QUEUES) {
            configuration.addAddressConfiguration(new CoreAddressConfiguration()
                    .setName(queue)
                    .addRoutingType(RoutingType.ANYCAST)
                    .addQueueConfiguration(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST)));
        }
        return configuration;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
