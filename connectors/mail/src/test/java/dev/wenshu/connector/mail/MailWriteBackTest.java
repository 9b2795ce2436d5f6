package dev.wenshu.connector.mail;

import static dev.wenshu.connector.mail.TestMailServer.message;
import static dev.wenshu.connector.mail.TestMailServer.messageId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.Reply;
import dev.wenshu.connector.WriteBackOperation.SetProperties;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.testkit.RecordingIntake;
import jakarta.mail.Flags;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailWriteBackTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestMailServer server = new TestMailServer();
    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Map<String, String> settings = new HashMap<>();

    @AfterEach
    void stop() throws Exception {
        context.close();
        server.server().stop();
    }

    @Test
    void replacesADecisionThatItWroteAndKeepsOneOfSomebodyElse() throws Exception {
        // Given
        SourceItem item = pickUp(message("a", "x", messageId("a")));
        SetProperties review = new SetProperties(Map.of("decision", "review", "kind", "invoice"));
        SetProperties accepted = new SetProperties(Map.of("decision", "accepted", "kind", "invoice"));
        write(item, review);

        // When
        WriteBackOutcome unasked = write(item, accepted);
        WriteBackOutcome replacing = write(item, accepted.replacing(review).orElseThrow());

        // Then
        assertThat(unasked).isInstanceOf(Conflict.class);
        assertThat(replacing).isInstanceOf(Written.class);
        assertThat(server.keywords("INBOX")).containsExactlyInAnyOrder("$WenshuAccepted", "$WenshuKind-invoice");
    }

    @Test
    void usesTheKeywordsThatAreSet() throws Exception {
        // Given
        settings.put("wenshu.mail.keywords.accepted", "$label1");
        SourceItem item = pickUp(message("a", "x", messageId("a")));

        // When
        write(item, new SetProperties(Map.of("decision", "accepted", "kind", "a b\r\nc")));

        // Then
        assertThat(server.keywords("INBOX")).containsExactlyInAnyOrder("$label1", "$WenshuKind-a-b--c");
    }

    @Test
    void conflictsWhereTheMessageIsGone() throws Exception {
        // Given
        SourceItem item = pickUp(message("a", "x", messageId("a")));
        server.change("INBOX", (_, box) -> box.getMessage(1).setFlag(Flags.Flag.DELETED, true));

        // Then
        assertThat(write(item, new SetProperties(Map.of("decision", "accepted"))))
                .isInstanceOf(Conflict.class);
        assertThat(write(item, new MoveOriginal("done"))).isInstanceOf(Conflict.class);
        assertThat(write(item, new Reply("x"))).isInstanceOf(Conflict.class);
    }

    @Test
    void conflictsWhereUidValidityChanged() throws Exception {
        // Given
        SourceItem item = pickUp(message("a", "x", messageId("a")));
        String[] parts = item.version().split("/", -1);
        SourceItem older = new SourceItem(
                item.system(),
                item.source(),
                "1/" + parts[1],
                "1/" + parts[1] + "/" + parts[2],
                item.fileName(),
                item.receivedAt());

        // Then
        assertThat(write(older, new MoveOriginal("done"))).isInstanceOf(Conflict.class);
        assertThat(server.raw("INBOX")).hasSize(1);
    }

    @Test
    void findsAMovedMessageAgainAndDoesNotPickUpOneThatWasMovedBack() throws Exception {
        // Given
        SourceItem item = pickUp(message("a", "x", messageId("a")));
        Written moved = (Written) write(item, new MoveOriginal("done/2026-11"));
        write(item, new SetProperties(Map.of("decision", "accepted")));
        assertThat(server.keywords("done.2026-11")).containsExactly("$WenshuAccepted");

        // When
        undo(item, moved);
        server.put("INBOX", message("fence", "x", messageId("fence")));
        await().atMost(PATIENCE).until(() -> intake.count("fence.eml") > 0);

        // Then
        assertThat(intake.count("a.eml")).isEqualTo(1);
        assertThat(server.raw("INBOX")).hasSize(2);
        assertThat(write(item, new MoveOriginal("review"))).isInstanceOf(Written.class);
        assertThat(server.raw("review")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../done", "archive", "done/../INBOX", "done/\r\nx", "done/*", "done//x", "done/a.b", "done/%"})
    void refusesFoldersThatAreNotItsOwn(String folder) throws Exception {
        // Given
        SourceItem item = pickUp(message("a", "x", messageId("a")));

        // When
        WriteBackOutcome outcome = write(item, new MoveOriginal(folder));

        // Then
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(server.raw("INBOX")).hasSize(1);
    }

    @Test
    void answersInTheThreadAsADraftWithoutHeadersThatASubjectWantedToAdd() throws Exception {
        // Given
        String hostile = "=?utf-8?B?SGVsbG8NCkJjYzogZXZpbEBzaG9wLnRlc3QNCg0KYm9keQ==?=";
        SourceItem item = pickUp(message(hostile, "x", messageId("a"), "References: <r1@shop.test> <r2@shop.test>"));

        // When
        write(item, new Reply("Total: 1.00 €\nBcc: x@shop.test"));

        // Then
        assertThat(server.raw("Drafts")).singleElement().satisfies(draft -> {
            String headers = draft.substring(0, draft.indexOf("\r\n\r\n"));
            assertThat(headers)
                    .contains("To: erika@shop.test", "In-Reply-To: <a@shop.test>", "Auto-Submitted: auto-replied")
                    .contains("Subject: Re: Hello Bcc: evil@shop.test body")
                    .containsPattern("References: <r1@shop.test>\\s+<r2@shop.test>\\s+<a@shop.test>")
                    .doesNotContainPattern("(?m)^Bcc:");
        });
    }

    @Test
    void sendsOnceAndKeepsACopy() throws Exception {
        // Given
        settings.put("reply", "send");
        SourceItem item = pickUp(message("a", "x", messageId("a"), "Reply-To: Erika <reply@shop.test>, b@shop.test"));

        // When
        Written first = (Written) write(item, new Reply("x"));
        WriteBackOutcome second = write(item, new Reply("x"));

        // Then
        assertThat(first.undo()).isEmpty();
        assertThat(second).isInstanceOf(Written.class);
        assertThat(server.raw("Sent")).hasSize(1);
        assertThat(server.server().getUserManager().getUserByEmail("b@shop.test"))
                .isNull();
        assertThat(server.delivered("reply@shop.test"))
                .singleElement()
                .satisfies(sent -> assertThat(sent.getAllRecipients())
                        .extracting(Object::toString)
                        .containsExactly("reply@shop.test"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-generated",
                "AUTO-SUBMITTED: Auto-Replied",
                "Precedence: bulk",
                "List-Id: <all.shop.test>",
                "X-Auto-Response-Suppress: All",
                "Return-Path: <>",
                "Reply-To: clerk@office.test",
                "Reply-To: CLERK@office.test",
                "Reply-To: no-reply@shop.test",
                "Reply-To: MAILER-DAEMON@shop.test",
                "Reply-To: nobody"
            })
    void neverAnswersProgramsListsOrItself(String header) throws Exception {
        // Given
        SourceItem item = pickUp(message("a", "x", messageId("a"), header));

        // When
        WriteBackOutcome outcome = write(item, new Reply("x"));

        // Then
        assertThat(outcome).isInstanceOf(Refused.class);
        assertThat(server.raw("Drafts")).isEmpty();
    }

    @Test
    void keepsADraftThatAPersonChanged() throws Exception {
        // Given
        SourceItem item = pickUp(message("a", "x", messageId("a")));
        Written written = (Written) write(item, new Reply("x"));
        String draft = server.raw("Drafts").getFirst();
        server.change("Drafts", (_, box) -> box.getMessage(1).setFlag(Flags.Flag.DELETED, true));
        server.put("Drafts", (draft + "and a word more\r\n").getBytes(StandardCharsets.UTF_8));

        // When
        WriteBackOutcome outcome = undo(item, written);

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        assertThat(server.raw("Drafts")).hasSize(1);
    }

    private SourceItem pickUp(byte[] message) throws Exception {
        server.put("INBOX", message);
        context.addRoutes(intake);
        context.addRoutes(new MailSourceRoute(server.settings(settings)));
        context.start();
        await().atMost(PATIENCE).until(() -> !intake.handedOn().isEmpty());
        return intake.handedOn().getFirst().item();
    }

    private WriteBackOutcome write(SourceItem item, WriteBackOperation operation) {
        Keyed keyed = new Keyed("key-" + operation.getClass().getSimpleName(), "document-1", item, operation);
        return writeBack().write(new WriteBackRequest(List.of(keyed))).getFirst();
    }

    private WriteBackOutcome undo(SourceItem item, Written written) {
        return writeBack().undo(new UndoRequest(written.key(), "document-1", item, written.undo()));
    }

    private MailWriteBack writeBack() {
        return MailWriteBack.of(MailSettings.of(server.settings(settings)));
    }
}
