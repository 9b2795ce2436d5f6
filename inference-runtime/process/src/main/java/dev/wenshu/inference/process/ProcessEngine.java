package dev.wenshu.inference.process;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.supervision.ChildSpec;
import dev.wenshu.inference.scheduling.supervision.ChildState;
import dev.wenshu.inference.scheduling.supervision.HealthCheck;
import dev.wenshu.inference.scheduling.supervision.SupervisedProcess;
import dev.wenshu.inference.scheduling.supervision.SupervisionConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * An engine in a child process that is started again when it dies. Calls that were under way fail as EXTERNAL, and so do calls
 * until it is back, at once; the layer in front sends them elsewhere. Thread-safe.
 */
public final class ProcessEngine implements TextGeneration, Embedding, AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(100);

    private final String name;
    private final Path folder;
    private final AtomicReference<EngineConnection> connection = new AtomicReference<>();
    private final CompletableFuture<Reply.Described> opened = new CompletableFuture<>();
    private final SupervisedProcess process;
    private int starts;

    /**
     * Starts a child and returns when its engine is open.
     *
     * @param name of the model
     * @param command makes the command from the path of the socket to serve on
     * @throws Fault what the child says about an engine that cannot be opened; EXTERNAL where it dies or takes too long
     */
    public static ProcessEngine open(String name, ChildCommand command, SupervisionConfig config) {
        ProcessEngine engine = new ProcessEngine(name, command, config);
        try {
            engine.awaitOpen(config.startTimeout());
            return engine;
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private ProcessEngine(String name, ChildCommand command, SupervisionConfig config) {
        this.name = name;
        try {
            // Only its owner may enter such a folder; the name is short because a socket's path has to be.
            this.folder = Files.createTempDirectory("wenshu");
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, "no folder for the socket of an engine process can be made", e);
        }
        this.process = new SupervisedProcess(name, () -> spec(command), config).start();
    }

    public ModelCard card() {
        return described().card();
    }

    /** What computes in the child. */
    public String device() {
        return described().device();
    }

    public ChildState state() {
        return process.state();
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        return connected().generate(request, sink);
    }

    @Override
    public Vectors embed(EmbeddingRequest request) {
        return connected().embed(request);
    }

    @Override
    public void close() {
        process.close();
        try (var left = Files.list(folder)) {
            for (Path file : left.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each child has a socket of its own, so that a call never reaches one that is being replaced. */
    private synchronized ChildSpec spec(ChildCommand command) {
        Path socket = folder.resolve("s" + starts++);
        EngineConnection next = new EngineConnection(name, socket);
        HealthCheck readiness = () -> {
            if (!Files.exists(socket)) {
                throw new IOException("no socket yet");
            }
            open(next);
        };
        return new ChildSpec(command.to(socket), environment(), readiness, () -> tinyInference(next));
    }

    private void open(EngineConnection next) {
        try {
            Reply.Described described = next.describe();
            connection.set(next);
            opened.complete(described);
        } catch (Fault fault) {
            if (fault.category() != FaultCategory.EXTERNAL) {
                opened.completeExceptionally(fault);
            }
            throw fault;
        }
    }

    private void tinyInference(EngineConnection child) {
        if (described().card().task() == Task.TEXT_GENERATION) {
            child.generate(
                    GenerationRequest.of(name, new Prompt.Raw("1"))
                            .withMaxTokens(1)
                            .withContext(CallContext.unattributed().withPriority(Priority.PROBE)),
                    GenerationSink.NONE);
        } else {
            child.embed(new EmbeddingRequest(name, List.of("1")));
        }
    }

    private void awaitOpen(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (process.state().status() != ChildState.Status.FAILED && System.nanoTime() - end < 0) {
            if (isOpenWithin(LOOK)) {
                process.awaitReady(longest);
                return;
            }
        }
        throw new Fault(
                FaultCategory.EXTERNAL,
                "the engine process of " + name + " did not start: "
                        + process.state().reason());
    }

    private boolean isOpenWithin(Duration time) {
        try {
            opened.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Fault fault
                    ? fault
                    : new Fault(FaultCategory.INTERNAL, "the engine process of " + name + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.EXTERNAL, "interrupted while the engine process of " + name + " starts", e);
        }
    }

    private EngineConnection connected() {
        process.requireReady();
        EngineConnection current = connection.get();
        if (current == null) {
            throw new Fault(FaultCategory.EXTERNAL, "the engine process of " + name + " is not open yet");
        }
        return current;
    }

    private Reply.Described described() {
        return opened.join();
    }

    private static Map<String, String> environment() {
        return Map.of("LC_ALL", "C.UTF-8", "PATH", "/usr/bin:/bin");
    }

    /** The program and its arguments that serve an engine on a socket; its standard input stays open as long as the parent. */
    @FunctionalInterface
    public interface ChildCommand {
        List<String> to(Path socket);
    }
}
