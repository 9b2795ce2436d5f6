package dev.wenshu.app.bench.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenLoadTest {
    private static final Duration SCRIPTED = Duration.ofMillis(20);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/fast", exchange -> {
            asked.incrementAndGet();
            LockSupport.parkNanos(SCRIPTED.toNanos());
            exchange.sendResponseHeaders(asked.get() % 10 == 0 ? 429 : 200, -1);
            exchange.close();
        });
        server.createContext("/open", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write('x');
                out.flush();
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void tellsAddedTimeAndFailures() {
        // When
        Latencies added;
        try (OpenLoad load = new OpenLoad(address("/fast"))) {
            added = load.added("{}", SCRIPTED, 100, Duration.ofSeconds(1));
        }

        // Then
        assertThat(added.answered() + added.failed()).isEqualTo(100);
        assertThat(added.failed()).isPositive();
        assertThat(added.quantile(0.5)).isLessThan(Duration.ofSeconds(2));
        assertThat(added.quantile(0.5)).isLessThanOrEqualTo(added.quantile(0.99));
    }

    @Test
    void holdsStreamsOpen() {
        // When
        int open;
        int failed;
        try (OpenLoad load = new OpenLoad(address("/open"));
                HeldStreams streams = load.hold("{}", 50)) {
            open = streams.open();
            failed = streams.failed();
        }

        // Then
        assertThat(open).isEqualTo(50);
        assertThat(failed).isZero();
    }

    @Test
    void readsProcessAfterEachRound() throws IOException {
        // When
        Soak soak;
        try (OpenLoad load = new OpenLoad(address("/fast"))) {
            soak = Soak.run(load, ProcessHandle.current().pid(), "{}", SCRIPTED, 50, Duration.ofMillis(200), 3);
        }

        // Then
        assertThat(soak.readings()).hasSize(3).allMatch(reading -> reading.residentBytes() > 0);
        assertThat(soak.memoryGrowth()).isLessThan(1);
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }
}
