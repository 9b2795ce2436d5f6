package dev.wenshu.inference.process;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;

/** The parent's side: one connection for each call. */
record EngineConnection(String name, Path socket) {

    Reply.Described describe() {
        Cancellation never = new Cancellation();
        return switch (call(new Ask.Describe(), GenerationSink.NONE, never)) {
            case Reply.Described described -> described;
            case Reply other -> throw unexpected();
        };
    }

    Completion generate(GenerationRequest request, GenerationSink sink) {
        return switch (call(new Ask.Generate(request), sink, request.context().cancellation())) {
            case Reply.Generated(Completion completion) -> completion;
            case Reply other -> throw unexpected();
        };
    }

    Vectors embed(EmbeddingRequest request) {
        return switch (call(new Ask.Embed(request), GenerationSink.NONE, new Cancellation())) {
            case Reply.Embedded(Vectors vectors) -> vectors;
            case Reply other -> throw unexpected();
        };
    }

    private Reply call(Ask ask, GenerationSink sink, Cancellation cancellation) {
        cancellation.check();
        try (SocketChannel connection = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            Cancellation.Registration registration = cancellation.onCancel(() -> close(connection));
            try {
                Wire.write(Channels.newOutputStream(connection), ask);
                return last(new BufferedInputStream(Channels.newInputStream(connection)), sink);
            } finally {
                registration.close();
            }
        } catch (IOException e) {
            if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
                throw new Cancelled();
            }
            throw gone(e);
        }
    }

    private Reply last(InputStream in, GenerationSink sink) throws IOException {
        while (true) {
            Optional<Reply> reply = Wire.read(in, Reply.class);
            switch (reply.orElseThrow(() -> new IOException("the stream ended before the answer"))) {
                case Reply.Piece(var delta) -> sink.accept(delta);
                case Reply.Failed(WireFault fault) -> throw fault.toFault();
                case Reply.Described described -> {
                    return described;
                }
                case Reply.Generated generated -> {
                    return generated;
                }
                case Reply.Embedded embedded -> {
                    return embedded;
                }
            }
        }
    }

    private Fault gone(IOException cause) {
        return new Fault(FaultCategory.EXTERNAL, "the engine process of " + name + " ended before its answer", cause);
    }

    private Fault unexpected() {
        return new Fault(
                FaultCategory.INTERNAL, "the engine process of " + name + " gave an answer to another question");
    }

    private static void close(SocketChannel connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
