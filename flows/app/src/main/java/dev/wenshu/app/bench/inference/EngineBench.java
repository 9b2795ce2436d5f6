package dev.wenshu.app.bench.inference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.app.bench.Measurement;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.llamacpp.BareLoop;
import dev.wenshu.inference.llamacpp.EngineStatistics;
import dev.wenshu.inference.llamacpp.LlamaCppConfig;
import dev.wenshu.inference.llamacpp.LlamaCppEngine;
import dev.wenshu.inference.testkit.Behaviour;
import dev.wenshu.inference.testkit.GgufModel;
import dev.wenshu.inference.testkit.GgufShape;
import dev.wenshu.inference.testkit.SampleText;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The llama.cpp engine on the generated half-billion model, each value beside what it is compared with, in the same run. */
public final class EngineBench {
    private static final int ROUNDS = 2;
    private static final int PROMPT_WORDS = 420;
    private static final int ANSWER = 64;
    private static final int REQUESTS = 8;
    private static final int HEAD_TOKENS = 565;
    private static final int TAIL_TOKENS = 183;
    private static final int REPEATED = 160;

    private final Path folder;
    private final Path library;
    private final int threads;
    private final Consumer<String> progress;
    private final List<Measurement> measured = new ArrayList<>();

    /**
     * {@code folder} takes two generated models, 1.2 GB together; {@code library} holds the llama.cpp build; 0 threads are all. On
     * a machine with other work one thread says more: llama.cpp's threads wait for one another.
     */
    public EngineBench(Path folder, Path library, int threads, Consumer<String> progress) {
        this.folder = folder;
        this.library = library;
        this.threads = threads;
        this.progress = progress;
    }

    public List<Measurement> run() throws IOException, InterruptedException {
        progress.accept("generated model of 0.5 billion parameters");
        GgufModel model = GgufModel.write(folder.resolve("half-billion.gguf"), GgufShape.halfBillion());
        LlamaCppConfig config = config(model);
        singleStream(config);
        sharedHeads(config, model);
        fixedText(config);
        noRepetition(config);
        progress.accept("generated model that repeats itself");
        repetition(config(GgufModel.write(
                folder.resolve("repeating.gguf"),
                GgufShape.halfBillion().withTied(false).withBehaviour(Behaviour.REPEATING))));
        return List.copyOf(measured);
    }

    private LlamaCppConfig config(GgufModel model) {
        return LlamaCppConfig.of(library, model.file(), "bench")
                .withContextTokens(4096)
                .withThreads(threads);
    }

    private void singleStream(LlamaCppConfig config) {
        progress.accept("single stream");
        List<double[]> rounds = new ArrayList<>();
        try (LlamaCppEngine engine = LlamaCppEngine.open(config);
                BareLoop bare = BareLoop.open(config)) {
            for (int round = 0; round <= ROUNDS; round++) {
                String prompt = words(round, PROMPT_WORDS);
                BareLoop.Run alone = bare.run(prompt, ANSWER);
                Completion answer = engine.generate(raw(prompt).withMaxTokens(ANSWER));
                if (round > 0) {
                    rounds.add(new double[] {
                        rate(answer.usage().prompt(), answer.timing().prompt()),
                        rate(alone.promptTokens(), alone.promptTime()),
                        rate(answer.usage().completion(), answer.timing().generation()),
                        rate(alone.generatedTokens(), alone.generationTime())
                    });
                }
            }
        }
        note(Measurement.beside(
                "prompt, one stream", median(rounds, 0), "tokens/s", median(rounds, 1), "bare llama_decode"));
        note(Measurement.beside(
                "answer, one stream", median(rounds, 2), "tokens/s", median(rounds, 3), "bare llama_decode"));
    }

    private void sharedHeads(LlamaCppConfig config, GgufModel model) throws InterruptedException {
        progress.accept("eight extractions with a shared head");
        List<GenerationRequest> requests = extractions(model);
        double alone;
        try (LlamaCppEngine engine = LlamaCppEngine.open(config.withSequences(1, 0))) {
            engine.generate(requests.getFirst());
            long began = System.nanoTime();
            requests.forEach(engine::generate);
            alone = seconds(began);
        }
        double together;
        try (LlamaCppEngine engine = LlamaCppEngine.open(config)) {
            engine.generate(raw(words(99, 50)).withMaxTokens(2));
            long began = System.nanoTime();
            all(engine, requests);
            together = seconds(began);
        }
        note(Measurement.beside(
                "8 extractions, shared head, at once", together, "s", alone, "one by one, nothing shared"));
    }

    private void fixedText(LlamaCppConfig config) {
        progress.accept("schema of mostly fixed text");
        ObjectNode schema = object();
        IntStream.range(0, 12)
                .forEach(i -> property(schema, "an_informative_property_name_" + i)
                        .putArray("enum")
                        .add("settled")
                        .add("open"));
        try (LlamaCppEngine engine = LlamaCppEngine.open(config)) {
            EngineStatistics before = engine.statistics().orElseThrow();
            Completion answer =
                    engine.generate(raw("Extract.").withFormat(new ResponseFormat.JsonSchema("fixed", schema)));
            EngineStatistics after = engine.statistics().orElseThrow();
            note(Measurement.beside(
                    "fixed text, tokens of the answer",
                    answer.usage().completion(),
                    "tokens",
                    (double) (after.steps() - before.steps()),
                    "decode steps, the prompt's among them"));
        }
    }

    private void noRepetition(LlamaCppConfig config) {
        progress.accept("speculation where nothing repeats");
        note(speculation("speculation, nothing repeats", config, ANSWER * 2));
    }

    private void repetition(LlamaCppConfig config) {
        progress.accept("speculation where the answer repeats");
        note(speculation("speculation, text repeats", config, REPEATED));
    }

    private static Measurement speculation(String name, LlamaCppConfig config, int tokens) {
        List<double[]> rounds = new ArrayList<>();
        try (LlamaCppEngine guessing = LlamaCppEngine.open(config);
                LlamaCppEngine plain = LlamaCppEngine.open(config.withSpeculation(false))) {
            for (int round = 0; round <= ROUNDS; round++) {
                GenerationRequest request = raw(words(round + 20, 60)).withMaxTokens(tokens);
                Completion without = plain.generate(request);
                Completion with = guessing.generate(request);
                if (round > 0) {
                    rounds.add(new double[] {
                        rate(with.usage().completion(), with.timing().generation()),
                        rate(without.usage().completion(), without.timing().generation())
                    });
                }
            }
        }
        return Measurement.beside(name, median(rounds, 0), "tokens/s", median(rounds, 1), "without speculation");
    }

    /** Said at once too, since the whole takes minutes. */
    private void note(Measurement measurement) {
        measured.add(measurement);
        progress.accept(String.format(
                Locale.ROOT,
                "%s: %.2f %s; %s: %.2f",
                measurement.name(),
                measurement.value(),
                measurement.unit(),
                measurement.limitName(),
                measurement.limit().orElse(Double.NaN)));
    }

    private static List<GenerationRequest> extractions(GgufModel model) {
        ObjectNode schema = object();
        property(schema, "invoice_number").put("type", "string").put("maxLength", 12);
        property(schema, "total").put("type", "number");
        property(schema, "currency").putArray("enum").add("CNY").add("EUR").add("USD");
        property(schema, "paid").put("type", "boolean");
        String head = text(model, 1, HEAD_TOKENS);
        return IntStream.range(0, REQUESTS)
                .mapToObj(i -> raw(head + "\n" + text(model, 100 + i, TAIL_TOKENS))
                        .withFormat(new ResponseFormat.JsonSchema("invoice", schema))
                        .withMaxTokens(ANSWER))
                .toList();
    }

    private static void all(LlamaCppEngine engine, List<GenerationRequest> requests) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Completion>> answers = requests.stream()
                    .map(request -> threads.submit(() -> engine.generate(request)))
                    .toList();
            for (Future<Completion> answer : answers) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a request of the benchmark failed", e);
        }
    }

    private static String text(GgufModel model, long seed, int tokens) {
        StringBuilder text = new StringBuilder();
        SampleText sample = new SampleText(seed);
        while (model.vocabulary().encode(text.toString()).size() < tokens) {
            text.append(sample.english()).append(' ');
        }
        List<String> words = List.of(text.toString().split(" "));
        int end = words.size();
        while (model.vocabulary()
                        .encode(String.join(" ", words.subList(0, end)))
                        .size()
                > tokens) {
            end--;
        }
        return String.join(" ", words.subList(0, end));
    }

    private static String words(long seed, int count) {
        StringBuilder text = new StringBuilder();
        SampleText sample = new SampleText(seed);
        while (text.toString().split(" ").length < count) {
            text.append(sample.english()).append(' ');
        }
        return text.toString();
    }

    private static ObjectNode object() {
        ObjectNode schema = Json.mapper().createObjectNode().put("type", "object");
        schema.putObject("properties");
        schema.putArray("required");
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode property(ObjectNode schema, String name) {
        schema.withArray("required").add(name);
        return schema.withObject("properties").putObject(name);
    }

    private static GenerationRequest raw(String prompt) {
        return GenerationRequest.of("bench", new Prompt.Raw(prompt));
    }

    private static double rate(int tokens, Duration time) {
        return tokens / (time.toNanos() / 1e9);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double median(List<double[]> rounds, int column) {
        return rounds.stream()
                .mapToDouble(round -> round[column])
                .sorted()
                .skip(rounds.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
