package dev.wenshu.app.cli;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on many items, several at a time, and hands results on in the order of the items; few are held at any time. */
final class OrderedBatch {
    private static final int AHEAD_PER_JOB = 4;

    private final int jobs;

    OrderedBatch(int jobs) {
        this.jobs = jobs;
    }

    <T, R> void run(List<T> items, Function<T, R> work, Consumer<R> sink) throws InterruptedException {
        Queue<Future<R>> ahead = new ArrayDeque<>();
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            for (T item : items) {
                ahead.add(workers.submit(() -> work.apply(item)));
                if (ahead.size() >= jobs * AHEAD_PER_JOB) {
                    sink.accept(result(ahead.remove()));
                }
            }
            while (!ahead.isEmpty()) {
                sink.accept(result(ahead.remove()));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
