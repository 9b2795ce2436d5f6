package dev.wenshu.inference.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.server.scripted.ScriptedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ManyStreamsTest {
    private static final int STREAMS = 2000;
    private static final int OPENING_AT_ONCE = 100;
    private static final long MEMORY = 100L * 1024 * 1024;
    private static final byte[] BODY = "{\"messages\":[{\"role\":\"user\",\"content\":\"wait\"}],\"stream\":true}"
            .getBytes(StandardCharsets.UTF_8);

    @Inject
    ScriptedModel model;

    @Test
    void holdsTwoThousandStreamsAndCallsThemOffWhenTheirClientsVanish()
            throws ExecutionException, InterruptedException, IOException {
        // Given
        model.forget();
        long before = usedMemory();

        // When
        List<Socket> open = openAll();
        long held = usedMemory() - before;
        for (Socket client : open) {
            client.close();
        }

        // Then
        assertThat(open).hasSize(STREAMS);
        assertThat(held).as("bytes of heap that both ends of all streams take").isLessThan(MEMORY);
        for (int i = 0; i < STREAMS; i++) {
            assertThat(model.nextCancellation()).isPositive();
        }
    }

    private static List<Socket> openAll() throws ExecutionException, InterruptedException {
        Semaphore opening = new Semaphore(OPENING_AT_ONCE);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Socket>> futures = new ArrayList<>(STREAMS);
            for (int i = 0; i < STREAMS; i++) {
                opening.acquire();
                futures.add(threads.submit(() -> {
                    try {
                        return open();
                    } finally {
                        opening.release();
                    }
                }));
            }
            List<Socket> sockets = new ArrayList<>(STREAMS);
            for (Future<Socket> future : futures) {
                sockets.add(future.get());
            }
            return sockets;
        }
    }

    /** Returns when the first token has come. */
    private static Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
        socket.setSoTimeout(60_000);
        String head = "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + BODY.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(BODY);
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 512);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.contains("waiting")) {
                return socket;
            }
        }
        throw new IOException("the stream ended before its first token");
    }

    private static long usedMemory() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
