package dev.wenshu.connector.mail;

import static dev.wenshu.connector.mail.TestMailServer.message;
import static dev.wenshu.connector.mail.TestMailServer.messageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.WenshuHeaders;
import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.connector.writeback.WriteBackRoutes;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.mail.Flags;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailSourceRouteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final TestMailServer server = new TestMailServer();

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.server().stop();
    }

    @Test
    void handsOnHundredsOfMessagesExactlyOnceAndInFull() throws Exception {
        // Given
        server.put(
                "INBOX",
                IntStream.range(0, 250)
                        .mapToObj(number -> message("Nr. " + number, "x".repeat(number * 40), messageId("n" + number)))
                        .toArray(byte[][]::new));

        // When
        start(Map.of());
        awaitCount(250);
        fence();

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().itemId()).doesNotHaveDuplicates();
        assertThat(handedOn("Nr. 249.eml").sha256())
                .isEqualTo(ContentHash.of(message("Nr. 249", "x".repeat(249 * 40), messageId("n249")))
                        .hex());
    }

    @Test
    void handsOnALargeMessageInChunksWithoutMarkingItAsRead() throws Exception {
        // Given
        byte[] large = message("Large", ("y".repeat(998) + "\r\n").repeat(3000), messageId("large"));
        server.put("INBOX", large);

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(handedOn("Large.eml").sha256())
                .isEqualTo(ContentHash.of(large).hex());
        server.change(
                "INBOX",
                (_, box) -> assertThat(box.getMessage(1).isSet(Flags.Flag.SEEN)).isFalse());
    }

    @Test
    void carriesNoHeaderOfTheMailIntoTheRoute() throws Exception {
        // Given
        Set<String> headers = ConcurrentHashMap.newKeySet();
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                interceptSendToEndpoint("direct:intake")
                        .process(exchange -> headers.addAll(
                                exchange.getMessage().getHeaders().keySet()));
            }
        });
        server.put(
                "INBOX",
                message(
                        "Hostile",
                        "x",
                        messageId("h"),
                        "CamelHttpUri: http://evil.test",
                        "cAmElFileName: ../x",
                        "wENSHUItem: x"));

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(handedOn("Hostile.eml").foreignHeaders()).isEmpty();
        assertThat(headers).allMatch(WenshuHeaders.ITEM::equals);
    }

    @Test
    void takesOnlyWhatTheRulesSay() throws Exception {
        // Given
        String attachment = "Content-Disposition: attachment; filename=\"a.pdf\"";
        server.put("INBOX", message("Invoice 1", "x", messageId("1"), attachment));
        server.put("INBOX", message("Invoice 2", "x", messageId("2")));
        server.put("INBOX", message("Greetings", "x", messageId("3"), attachment));

        // When
        start(Map.of("rules.from", "*@SHOP.test", "rules.subject", "invoice*,fence*", "rules.has-attachment", "true"));
        server.put("INBOX", message("fence", "x", messageId("fence"), attachment));
        awaitCount(2);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().fileName())
                .containsExactly("Invoice 1.eml", "fence.eml");
    }

    @Test
    void leavesDraftsDeletedMessagesAndItsOwnRepliesAlone() throws Exception {
        // Given
        server.put("INBOX", message("draft", "x", messageId("1")));
        server.put("INBOX", message("deleted", "x", messageId("2")));
        server.put("INBOX", message("own", "x", messageId("3"), "X-Wenshu-Key: k"));
        server.put("INBOX", message("returned", "x", messageId("4")));
        server.change("INBOX", (_, box) -> {
            box.getMessage(1).setFlag(Flags.Flag.DRAFT, true);
            box.getMessage(2).setFlag(Flags.Flag.DELETED, true);
            box.getMessage(4).setFlags(new Flags("$WenshuReturned"), true);
            box.close(false);
            box.open(1);
        });

        // When
        start(Map.of());
        fence();

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().fileName()).containsExactly("fence.eml");
    }

    @Test
    void handsOnTheOthersWhileOneWaitsAfterADefect() throws Exception {
        // Given
        intake.failNext(new Fault(FaultCategory.INTERNAL, "a defect"));
        server.put("INBOX", message("first", "x", messageId("1")));
        server.put("INBOX", message("second", "x", messageId("2")));

        // When
        start(Map.of());
        awaitCount(2);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().fileName())
                .containsExactly("second.eml", "first.eml");
    }

    @Test
    void doesNotOfferAgainWhatIntakeRefusedAsABadDocument() throws Exception {
        // Given
        intake.failNext(new Fault(FaultCategory.INPUT, "larger than allowed"));
        server.put("INBOX", message("bad", "x", messageId("1")));

        // When
        start(Map.of());
        await().atMost(PATIENCE).until(intake::hasRaisedAll);
        fence();

        // Then
        assertThat(intake.count("bad.eml")).isZero();
    }

    @Test
    void remembersOverARestartWhatWasHandedOn() throws Exception {
        // Given
        Map<String, String> settings =
                Map.of("wenshu.mail.seen-file", folder.resolve("seen").toString());
        server.put("INBOX", message("old", "x", messageId("1")));
        start(settings);
        awaitCount(1);
        context.stop();

        // When
        try (DefaultCamelContext restarted = new DefaultCamelContext()) {
            restarted.addRoutes(intake);
            restarted.addRoutes(new MailSourceRoute(server.settings(settings)));
            restarted.start();
            fence();
        }

        // Then
        assertThat(intake.count("old.eml")).isEqualTo(1);
    }

    @Test
    void hearsOfNewMessagesFromTheServer() throws Exception {
        // Given
        start(Map.of("poll-interval", "1h"));
        AtomicInteger number = new AtomicInteger();

        // When a message falls between a look and the listening, the next one brings it along
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            server.put("INBOX", message("news", "x", messageId("n" + number.incrementAndGet())));
            return number.get() > 1 && intake.count("news.eml") > 1;
        });

        // Then
        assertThat(intake.count("news.eml")).isGreaterThan(1);
    }

    @Test
    void picksUpFromSeveralFolders() throws Exception {
        // Given
        server.put("Rechnungen/测试", message("other", "x", messageId("1")));
        start(Map.of("folders", "INBOX,Rechnungen/测试", "idle", "false"));
        awaitCount(1);

        // When
        fence();

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().source())
                .containsExactlyInAnyOrder("office/Rechnungen/测试", "office/INBOX");
    }

    @Test
    void logsInWithATokenWhereTheAccountSaysSo() throws Exception {
        // Given
        server.put("INBOX", message("token", "x", messageId("1")));

        // When
        start(Map.of("auth", "xoauth2"));
        awaitCount(1);

        // Then
        assertThat(intake.count("token.eml")).isEqualTo(1);
    }

    @Test
    void startsNoSourceRouteWithoutAnAccount() throws Exception {
        // Given
        MailConfig none = Settings.of(MailConfig.class, Map.of());

        // When
        context.addRoutes(new MailSourceRoute(none));
        context.start();

        // Then
        assertThat(context.getRoutes()).isEmpty();
        assertThat(new MailConnector(none).routeIds())
                .containsExactlyInAnyOrderElementsOf(WriteBackRoutes.ids(MailConnector.NAME));
    }

    private void start(Map<String, String> settings) throws Exception {
        context.addRoutes(intake);
        context.addRoutes(new MailSourceRoute(server.settings(settings)));
        context.start();
    }

    /** After this has arrived, two looks at the folder have seen what was there before. */
    private void fence() throws Exception {
        server.put("INBOX", message("fence", "x", messageId("fence")));
        await().atMost(PATIENCE).until(() -> intake.count("fence.eml") > 0);
    }

    private void awaitCount(int count) {
        await().atMost(PATIENCE).until(() -> intake.handedOn().size() >= count);
    }

    private HandedOn handedOn(String name) {
        return intake.handedOn().stream()
                .filter(one -> one.item().fileName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
