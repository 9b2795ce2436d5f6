package dev.wenshu.invoice.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.wenshu.invoice.verify.InvoiceVerifier.Query;
import dev.wenshu.invoice.verify.InvoiceVerifier.Verification;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpInvoiceVerifierTest {
    private static final Query QUERY = new Query("27086599", "032002100611", "2022-08-30", "15.94", "15.94", null);

    private final AtomicReference<String> received = new AtomicReference<>("");
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;
    private int status = 200;
    private String answer = "{\"status\":\"valid\"}";
    private boolean silent;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            received.set(exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            if (silent) {
                await();
            }
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
    }

    @Test
    void postsTheQueryAndReadsTheAnswer() {
        // Given
        answer = "{\"status\":\"mismatch\",\"fields\":[\"total\",\"<b>\"]}";

        // When
        Verification verification = verify(Duration.ofSeconds(5));

        // Then
        assertThat(verification).isEqualTo(new Verification.Mismatch(Set.of("total")));
        assertThat(received.get())
                .isEqualTo(
                        "Bearer secret {\"number\":\"27086599\",\"code\":\"032002100611\",\"issueDate\":\"2022-08-30\","
                                + "\"net\":\"15.94\",\"total\":\"15.94\"}");
    }

    @Test
    void bodyThatDoesNotComeEndsWithTheTimeLimit() {
        // Given
        silent = true;

        // When
        Verification verification = verify(Duration.ofMillis(300));

        // Then
        assertThat(verification)
                .isInstanceOfSatisfying(
                        Verification.Unavailable.class,
                        unavailable -> assertThat(unavailable.category()).isEqualTo(FaultCategory.EXTERNAL));
    }

    @Test
    void answerBeyondTheLimitIsUnavailable() {
        // Given
        answer = " ".repeat(70_000) + answer;

        // When
        Verification verification = verify(Duration.ofSeconds(5));

        // Then
        assertThat(verification).isInstanceOf(Verification.Unavailable.class);
    }

    @Test
    void statusDecidesTheCategory() {
        // Given
        status = 401;

        // When
        Verification refused = verify(Duration.ofSeconds(5));
        status = 429;
        Verification busy = verify(Duration.ofSeconds(5));

        // Then
        assertThat(refused).isEqualTo(new Verification.Unavailable(FaultCategory.SETUP, "status 401"));
        assertThat(busy).isEqualTo(new Verification.Unavailable(FaultCategory.CAPACITY, "status 429"));
    }

    private Verification verify(Duration timeout) {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (HttpInvoiceVerifier verifier = new HttpInvoiceVerifier(url, "secret", timeout, 1)) {
            return verifier.verify(QUERY);
        }
    }

    private void await() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
