package dev.wenshu.connector.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.kernel.ContentHash;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private static final String INVOICE = "<Invoice/>";

    @TempDir
    private Path folder;

    private ApiContext context;

    @BeforeEach
    void start() throws Exception {
        context = new ApiContext(
                folder,
                Map.of(
                        "wenshu.http.webhooks.shop.file-name", "invoice.xml",
                        "wenshu.http.webhooks.forge.content-pointer", "/files/0/data",
                        "wenshu.http.webhooks.forge.file-name-pointer", "/files/0/name"));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    @Test
    void takesABodyThatIsSigned() throws Exception {
        // When
        HttpResponse<String> answer = standard("msg_1", Instant.now(), INVOICE);

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(context.names()).containsExactly("invoice.xml");
        assertThat(context.items().getFirst().source()).isEqualTo("webhooks/shop");
        assertThat(context.items().getFirst().itemId()).isEqualTo(TestApi.id(answer));
        assertThat(context.intake.handedOn().getFirst().sha256()).isEqualTo(sha256(INVOICE));
    }

    @Test
    void takesOneOfSeveralSignaturesWhileASecretIsReplaced() throws Exception {
        // Given
        long at = Instant.now().getEpochSecond();
        String both = "v1,AAAA " + signature(TestApi.HOOK_SECRET, "msg_1", at, INVOICE) + " v1a,BBBB";

        // Then
        assertThat(post("msg_1", Long.toString(at), both, INVOICE).statusCode()).isEqualTo(202);
    }

    @Test
    void refusesWhatIsNotSignedRightly() throws Exception {
        // Given
        long now = Instant.now().getEpochSecond();
        String time = Long.toString(now);
        String right = signature(TestApi.HOOK_SECRET, "msg_1", now, INVOICE);
        String otherSecret = signature(TestApi.CALLBACK_SECRET, "msg_1", now, INVOICE);

        // When
        List<HttpResponse<String>> answers = List.of(
                post("msg_1", time, otherSecret, INVOICE),
                post("msg_1", time, right, INVOICE + " "),
                post("msg_2", time, right, INVOICE),
                post("msg_1", Long.toString(now - 1), right, INVOICE),
                post("msg_1", time, "v1,", INVOICE),
                post("msg_1", time, right.replace("v1,", "v2,"), INVOICE),
                post("msg_1", "soon", right, INVOICE),
                context.api.post("/api/v1/webhooks/shop", BodyPublishers.ofString(INVOICE)),
                context.api.post("/api/v1/webhooks/nobody", BodyPublishers.ofString(INVOICE)),
                context.api.post("/api/v1/webhooks/shop", BodyPublishers.ofString(INVOICE), "X-Api-Key", TestApi.KEY));

        // Then
        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(401));
        assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
        assertThat(context.items()).isEmpty();
    }

    @Test
    void refusesWhatIsTooOldOrFromTheFuture() throws Exception {
        // When
        HttpResponse<String> old = standard("msg_1", Instant.now().minus(Duration.ofMinutes(6)), INVOICE);
        HttpResponse<String> early = standard("msg_2", Instant.now().plus(Duration.ofMinutes(6)), INVOICE);

        // Then
        assertThat(List.of(old.statusCode(), early.statusCode())).containsOnly(401);
        assertThat(context.items()).isEmpty();
    }

    @Test
    void handsAReplayOnOnlyOnce() throws Exception {
        // Given
        long now = Instant.now().getEpochSecond();
        String signature = signature(TestApi.HOOK_SECRET, "msg_1", now, INVOICE);

        // When
        HttpResponse<String> first = post("msg_1", Long.toString(now), signature, INVOICE);
        HttpResponse<String> replayed = post("msg_1", Long.toString(now), signature, INVOICE);
        HttpResponse<String> repeatedLater = standard("msg_1", Instant.now().plusSeconds(5), INVOICE);
        HttpResponse<String> misused = standard("msg_1", Instant.now(), "<Other/>");

        // Then
        assertThat(TestApi.id(replayed)).isEqualTo(TestApi.id(first)).isEqualTo(TestApi.id(repeatedLater));
        assertThat(misused.statusCode()).isEqualTo(422);
        assertThat(context.items()).hasSize(1);
    }

    @Test
    void takesTheDocumentOutOfJsonThatIsSignedAsGitHubDoes() throws Exception {
        // Given
        String body = """
                {"files":[{"name":"../a/b.pdf","data":"%s"},{"name":"c.pdf","data":"eA=="}],"url":"http://127.0.0.1:1/"}""".formatted(TestApi.base64("first"));

        // When
        HttpResponse<String> answer = github(body, githubSignature(body));
        HttpResponse<String> again = github(body, githubSignature(body));
        HttpResponse<String> forged = github(body + " ", githubSignature(body));
        HttpResponse<String> without = github("{\"files\":[]}", githubSignature("{\"files\":[]}"));
        HttpResponse<String> noJson = github("{", githubSignature("{"));

        // Then
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(TestApi.id(again)).isEqualTo(TestApi.id(answer));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(without.statusCode()).isEqualTo(422);
        assertThat(noJson.statusCode()).isEqualTo(400);
        assertThat(context.names()).containsExactly("b.pdf");
        assertThat(context.intake.handedOn().getFirst().sha256()).isEqualTo(sha256("first"));
    }

    private HttpResponse<String> standard(String id, Instant at, String body) throws Exception {
        long seconds = at.getEpochSecond();
        return post(id, Long.toString(seconds), signature(TestApi.HOOK_SECRET, id, seconds, body), body);
    }

    private HttpResponse<String> post(String id, String at, String signature, String body) throws Exception {
        return context.api.post(
                "/api/v1/webhooks/shop",
                BodyPublishers.ofString(body),
                "webhook-id",
                id,
                "webhook-timestamp",
                at,
                "webhook-signature",
                signature);
    }

    private HttpResponse<String> github(String body, String signature) throws Exception {
        return context.api.post(
                "/api/v1/webhooks/forge", BodyPublishers.ofString(body), "X-Hub-Signature-256", signature);
    }

    private static String githubSignature(String body) throws Exception {
        byte[] key = TestApi.GITHUB_SECRET.getBytes(StandardCharsets.UTF_8);
        return "sha256=" + HexFormat.of().formatHex(hmac(key, body));
    }

    /** Computed here from the text of the standard, without the code under test. */
    static String signature(String secret, String id, long at, String body) throws Exception {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        return "v1," + Base64.getEncoder().encodeToString(hmac(key, id + "." + at + "." + body));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
