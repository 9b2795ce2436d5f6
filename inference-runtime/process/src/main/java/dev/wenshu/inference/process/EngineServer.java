package dev.wenshu.inference.process;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.kernel.Fault;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** The child's side: serves one engine on a socket until the process ends. */
public final class EngineServer {
    private static final System.Logger LOG = System.getLogger(EngineServer.class.getName());

    private final Supplier<Served> opener;

    private EngineServer(Supplier<Served> opener) {
        this.opener = opener;
    }

    /**
     * Opens the engine and answers on the socket; returns only by an exception. Where the engine cannot be opened, every ask is
     * answered with the reason, so that the parent can say it.
     */
    public static void serve(Path socket, Supplier<Served> opener) throws IOException {
        new EngineServer(opener).listen(socket);
    }

    private void listen(Path socket) throws IOException {
        Opened opened = open();
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            while (true) {
                SocketChannel connection = server.accept();
                Thread.ofVirtual().name("wenshu-engine-call").start(() -> answer(opened, connection));
            }
        }
    }

    private Opened open() {
        try {
            return new Opened(Optional.of(opener.get()), Optional.empty());
        } catch (RuntimeException e) {
            if (e instanceof Fault) {
                LOG.log(Level.ERROR, "The engine cannot be opened: {0}", e.getMessage());
            } else {
                LOG.log(Level.ERROR, "The engine cannot be opened", e);
            }
            return new Opened(Optional.empty(), Optional.of(WireFault.of(e, "")));
        }
    }

    private static void answer(Opened opened, SocketChannel connection) {
        try (connection;
                InputStream in = new BufferedInputStream(Channels.newInputStream(connection));
                OutputStream out = Channels.newOutputStream(connection)) {
            Optional<Ask> ask = Wire.read(in, Ask.class);
            if (ask.isPresent()) {
                Wire.write(out, last(opened, ask.get(), in, out));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a caller of the engine process is gone", e);
        }
    }

    private static Reply last(Opened opened, Ask ask, InputStream in, OutputStream out) {
        if (opened.fault().isPresent()) {
            return new Reply.Failed(opened.fault().get());
        }
        Served served = opened.served().orElseThrow();
        try {
            return switch (ask) {
                case Ask.Describe() -> new Reply.Described(served.card(), served.device());
                case Ask.Generate(GenerationRequest request) -> generate(served, request, in, out);
                case Ask.Embed(Embedding.EmbeddingRequest request) ->
                    new Reply.Embedded(served.embedding().embed(request));
            };
        } catch (RuntimeException e) {
            LOG.log(e instanceof Fault ? Level.DEBUG : Level.ERROR, "a call of the engine process failed", e);
            return new Reply.Failed(WireFault.of(e, served.card().id()));
        }
    }

    private static Reply generate(Served served, GenerationRequest request, InputStream in, OutputStream out) {
        Cancellation cancellation = new Cancellation();
        // Ends with the connection. Interrupting it instead would close the channel before the last reply is written.
        Thread.ofVirtual().name("wenshu-engine-caller-watch").start(() -> awaitEnd(in, cancellation));
        CallContext context = request.context().withCancellation(cancellation);
        return new Reply.Generated(served.generation().generate(request.withContext(context), delta -> {
            try {
                Wire.write(out, new Reply.Piece(delta));
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "the caller is gone", e);
                cancellation.cancel();
                cancellation.check();
            }
        }));
    }

    /** Nothing follows an ask, so that the end of the input is the caller's good-bye. */
    private static void awaitEnd(InputStream in, Cancellation cancellation) {
        try {
            in.transferTo(OutputStream.nullOutputStream());
            cancellation.cancel();
        } catch (IOException e) {
            LOG.log(Level.TRACE, "the connection of a call ended", e);
            cancellation.cancel();
        }
    }

    /** An engine to serve; embedding is not asked of a model that writes. */
    public record Served(TextGeneration generation, Embedding embedding, ModelCard card, String device) {}

    private record Opened(Optional<Served> served, Optional<WireFault> fault) {}
}
