package dev.wenshu.app.bench.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests to an inference server at a fixed rate, whether or not it keeps up: each is timed from the moment it was
 * due, so that a server which stalls is not spared the requests that would have come meanwhile.
 */
public final class OpenLoad implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final URI address;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .executor(threads)
            .build();

    /** {@code address} is that of {@code /v1/chat/completions}. */
    public OpenLoad(URI address) {
        this.address = address;
    }

    /**
     * Returns what was added to the time that each answer takes by its script.
     *
     * @param body of each request
     * @param scripted how long the model takes for it
     */
    public Latencies added(String body, Duration scripted, int perSecond, Duration length) {
        Queue<Long> added = new ConcurrentLinkedQueue<>();
        AtomicInteger failed = new AtomicInteger();
        List<CompletableFuture<?>> sent = new ArrayList<>();
        long requests = perSecond * length.toMillis() / 1000;
        long start = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            long due = start + TimeUnit.SECONDS.toNanos(i) / perSecond;
            sleepUntil(due);
            sent.add(client.sendAsync(request(body), BodyHandlers.discarding()).handle((response, failure) -> {
                if (failure == null && response.statusCode() == OK) {
                    added.add(System.nanoTime() - due - scripted.toNanos());
                } else {
                    failed.incrementAndGet();
                }
                return null;
            }));
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        return new Latencies(added, failed.get());
    }

    /** Opens so many streams at the same time, and returns when each has had its first bytes or has failed. */
    public HeldStreams hold(String body, int streams) {
        List<CompletableFuture<InputStream>> opening = new ArrayList<>(streams);
        for (int i = 0; i < streams; i++) {
            opening.add(CompletableFuture.supplyAsync(() -> open(body), threads));
        }
        return new HeldStreams(opening);
    }

    @Override
    public void close() {
        client.close();
        threads.close();
    }

    private InputStream open(String body) {
        try {
            HttpResponse<InputStream> response = client.send(request(body), BodyHandlers.ofInputStream());
            if (response.statusCode() != OK || response.body().read() < 0) {
                throw new IOException("the server answered " + response.statusCode());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String body) {
        return HttpRequest.newBuilder(address)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
