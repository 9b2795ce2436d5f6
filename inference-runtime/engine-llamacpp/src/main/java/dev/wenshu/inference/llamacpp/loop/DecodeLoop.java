package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.generation.Busy;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.llamacpp.EngineStatistics;
import dev.wenshu.inference.llamacpp.model.LlamaContext;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The thread of one context. It alone touches the context and the generations; others submit, cancel and read a snapshot.
 */
public final class DecodeLoop implements AutoCloseable {
    /** Most tokens guessed ahead in a step, shared by the generations in it. */
    public static final int LONGEST_DRAFT = 31;

    private static final Logger LOG = System.getLogger(DecodeLoop.class.getName());
    private static final Duration SHUTDOWN = Duration.ofSeconds(30);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final LlamaContext context;
    private final Vocabulary vocabulary;
    private final InstantSource time;
    private final String device;
    private final SequencePool pool;
    private final Admission admission;
    private final BatchPlanner planner;
    private final Counters counters = new Counters();
    private final BlockingQueue<Runnable> inbox = new LinkedBlockingQueue<>();
    private final List<Generation> waiting = new ArrayList<>();
    private final List<Generation> active = new ArrayList<>();
    private final TurnResult results;
    private final Thread thread;
    private volatile EngineStatistics statistics;
    private volatile boolean stopping;

    @Nullable
    private volatile Generation filling;

    public DecodeLoop(
            LlamaContext context,
            Vocabulary vocabulary,
            LoopShape shape,
            int sequences,
            String name,
            String device,
            InstantSource time) {
        this.context = context;
        this.vocabulary = vocabulary;
        this.time = time;
        this.device = device;
        this.pool = new SequencePool(context, sequences, shape.rollsBack());
        this.admission = new Admission(shape, pool, counters);
        this.planner = new BatchPlanner(shape, pool, context.batch());
        this.results = new TurnResult(context, pool, counters, time, vocabulary.size());
        this.statistics = counters.snapshot(0, 0, 0, pool.capacity());
        this.thread = Thread.ofPlatform().name("llamacpp-" + name).daemon().unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public EngineStatistics statistics() {
        return statistics;
    }

    /** Queues a job; what comes of it is read from the answer that is returned. */
    public PendingAnswer submit(GenerationJob job) {
        Generation generation = new Generation(job, vocabulary, time.instant());
        inbox.add(() -> waiting.add(generation));
        if (stopping) {
            generation.outbox.put(new Outcome.Failed(closing()));
        }
        return new PendingAnswer(generation, this, time);
    }

    /** Ends a generation at once, in the midst of a step if the step is mostly its. */
    void cancel(Generation generation) {
        generation.cancelled = true;
        generation.outbox.put(new Outcome.Failed(new Cancelled()));
        if (filling == generation) {
            abort(true);
        }
        inbox.add(() -> {});
    }

    private synchronized void abort(boolean wanted) {
        if (!stopping) {
            context.abort(wanted);
        }
    }

    private void run() {
        try {
            while (!stopping) {
                takeIn();
                sweep();
                admission.admit(waiting, active, time.instant());
                finishEnded();
                if (!active.isEmpty()) {
                    step();
                }
                publish();
            }
        } catch (InterruptedException e) {
            LOG.log(Level.DEBUG, "interrupted while idle");
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "the decode loop of " + thread.getName() + " ended by a defect", e);
            failAll(new Fault(FaultCategory.INTERNAL, "the engine's decode loop ended by a defect: see the log", e));
        } finally {
            stopping = true;
            failAll(closing());
            publish();
        }
    }

    private void takeIn() throws InterruptedException {
        if (active.isEmpty() && waiting.isEmpty()) {
            inbox.take().run();
        }
        for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
            message.run();
        }
    }

    /** Ends what nobody wants any more. */
    private void sweep() {
        Instant now = time.instant();
        for (List<Generation> all : List.of(waiting, active)) {
            for (Iterator<Generation> each = all.iterator(); each.hasNext(); ) {
                Generation generation = each.next();
                Instant deadline = generation.job.deadline();
                if (generation.cancelled) {
                    each.remove();
                    leave(generation, new Outcome.Failed(generation.reason()));
                } else if (deadline != null && now.isAfter(deadline)) {
                    each.remove();
                    leave(generation, new Outcome.Failed(new Busy("the deadline passed before the answer", RETRY)));
                }
            }
        }
    }

    private void step() {
        List<Turn> turns = planner.plan(active);
        if (turns.isEmpty()) {
            preempt();
            return;
        }
        abort(false);
        Generation most = mostOf(turns);
        filling = most;
        LlamaContext.Outcome outcome = most != null && most.cancelled ? LlamaContext.Outcome.ABORTED : context.decode();
        filling = null;
        counters.steps++;
        switch (outcome) {
            case DONE -> turns.forEach(results::take);
            case ABORTED -> turns.forEach(turn -> rewind(turn.generation()));
            case NO_ROOM -> {
                turns.forEach(turn -> rewind(turn.generation()));
                relieve();
            }
            case FAILED -> fail(turns);
        }
        finishEnded();
    }

    /** The generation whose tokens are more than half of the batch. */
    @Nullable
    private static Generation mostOf(List<Turn> turns) {
        int all = turns.stream().mapToInt(Turn::tokens).sum();
        return turns.stream()
                .filter(turn -> turn.tokens() * 2 > all)
                .map(Turn::generation)
                .findFirst()
                .orElse(null);
    }

    private void rewind(Generation generation) {
        pool.rewind(generation.slot());
    }

    private void finishEnded() {
        for (Iterator<Generation> each = active.iterator(); each.hasNext(); ) {
            Generation generation = each.next();
            if (generation.ended()) {
                each.remove();
                leave(generation, new Outcome.Whole(generation.completion(device, time.instant())));
            }
        }
    }

    private void leave(Generation generation, Outcome outcome) {
        counters.generatedTokens += generation.generated();
        counters.forcedTokens += generation.forcedCount();
        admission.leave(generation);
        publish();
        generation.outbox.put(outcome);
    }

    /** The youngest gives its cells to the others and is computed again when there is room. */
    private void preempt() {
        if (active.size() < 2) {
            throw new IllegalStateException("the pool is too small for one generation");
        }
        Generation youngest = active.removeLast();
        admission.suspend(youngest);
        waiting.addFirst(youngest);
        counters.preemptions++;
    }

    /** llama.cpp has less room than was counted. */
    private void relieve() {
        counters.failedSteps++;
        if (pool.giveUpOne()) {
            return;
        }
        if (active.size() > 1) {
            preempt();
            return;
        }
        leave(
                active.removeFirst(),
                new Outcome.Failed(new Fault(FaultCategory.CAPACITY, "the engine has no room for this request")));
    }

    private void fail(List<Turn> turns) {
        counters.failedSteps++;
        LOG.log(Level.WARNING, "a decode step of {0} sequences failed; they are given up", turns.size());
        Fault fault = new Fault(FaultCategory.INTERNAL, "llama.cpp failed to decode: see the log for its reason");
        pool.reset();
        active.forEach(each -> each.slot = null);
        for (Turn turn : turns) {
            active.remove(turn.generation());
            leave(turn.generation(), new Outcome.Failed(fault));
        }
        active.reversed().forEach(waiting::addFirst);
        active.clear();
    }

    private void failAll(Fault fault) {
        for (Runnable message = inbox.poll(); message != null; message = inbox.poll()) {
            message.run();
        }
        waiting.forEach(each -> each.outbox.put(new Outcome.Failed(fault)));
        active.forEach(each -> each.outbox.put(new Outcome.Failed(fault)));
        waiting.clear();
        active.clear();
    }

    private void publish() {
        statistics = counters.snapshot(waiting.size(), active.size(), pool.used(), pool.capacity());
    }

    private static Fault closing() {
        return new Busy("the engine is being closed", RETRY);
    }

    /** Ends the thread; those who wait get a fault. The context may be closed afterwards. */
    @Override
    public void close() {
        abort(true);
        synchronized (this) {
            stopping = true;
        }
        inbox.add(() -> {});
        try {
            if (!thread.join(SHUTDOWN)) {
                throw new Fault(FaultCategory.INTERNAL, "the decode loop does not end; its context is left open");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.INTERNAL, "interrupted while the decode loop was ending", e);
        }
    }
}
