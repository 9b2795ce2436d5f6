package dev.wenshu.app.bench.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Streams that are open; closing them is what a client does that vanishes. */
public final class HeldStreams implements AutoCloseable {
    private final List<InputStream> open;
    private final int failed;

    HeldStreams(List<CompletableFuture<InputStream>> opening) {
        this.open = opening.stream().flatMap(stream -> opened(stream).stream()).toList();
        this.failed = opening.size() - open.size();
    }

    public int open() {
        return open.size();
    }

    public int failed() {
        return failed;
    }

    @Override
    public void close() {
        for (InputStream stream : open) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static List<InputStream> opened(CompletableFuture<InputStream> stream) {
        try {
            return List.of(stream.join());
        } catch (CompletionException e) {
            return List.of();
        }
    }
}
