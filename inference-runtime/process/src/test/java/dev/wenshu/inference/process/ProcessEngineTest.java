package dev.wenshu.inference.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.Cancelled;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.ContextOverflow;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.scheduling.supervision.ChildState;
import dev.wenshu.inference.scheduling.supervision.SupervisionConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessEngineTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final List<ProcessEngine> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.forEach(ProcessEngine::close);
    }

    @Test
    void answersAsTheEngineInTheChildDoes() {
        // Given
        ProcessEngine engine = open(List.of());
        List<Delta> deltas = new ArrayList<>();

        // When
        Completion completion = engine.generate(request("greet"), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("Hello 世界");
        assertThat(completion.usage()).isEqualTo(new Completion.Usage(3, 0, 4, 1));
        assertThat(deltas).containsExactly(new Delta.Reasoning("思考"), new Delta.Text("Hello "), new Delta.Text("世界"));
        assertThat(engine.card().context()).isEqualTo(4096);
        assertThat(engine.embed(new EmbeddingRequest("m", List.of("x"))).vectors())
                .hasSize(1);
    }

    @Test
    void handsOnFaultsByTheirType() {
        // Given
        ProcessEngine engine = open(List.of());

        // When, Then
        assertThatThrownBy(() -> engine.generate(request("too long")))
                .isInstanceOfSatisfying(
                        ContextOverflow.class,
                        overflow -> assertThat(overflow.tokens()).isEqualTo(5000));
    }

    @Test
    void cancelsInTheChild() {
        // Given
        ProcessEngine engine = open(List.of());
        Cancellation cancellation = new Cancellation();
        GenerationRequest forever =
                request("forever").withContext(CallContext.unattributed().withCancellation(cancellation));

        // When, Then
        assertThatThrownBy(() -> engine.generate(forever, delta -> cancellation.cancel()))
                .isInstanceOf(Cancelled.class);
        assertThat(engine.generate(request("greet")).text()).isEqualTo("Hello 世界");
    }

    @Test
    void comesBackAfterTheChildDied() {
        // Given
        ProcessEngine engine = open(List.of());

        // When
        assertThatThrownBy(() -> engine.generate(request("die")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL));

        // Then
        await().atMost(PATIENCE).until(() -> engine.state().restarts() == 1);
        await().atMost(PATIENCE).until(() -> engine.state().status() == ChildState.Status.READY);
        assertThat(engine.generate(request("greet")).text()).isEqualTo("Hello 世界");
    }

    @Test
    void saysWhyTheEngineCannotBeOpened() {
        assertThatThrownBy(() -> open(List.of("broken")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.INPUT))
                .hasMessage("no such model");
    }

    private ProcessEngine open(List<String> more) {
        ProcessEngine engine = ProcessEngine.open(
                "m",
                socket -> {
                    List<String> arguments = new ArrayList<>(List.of(socket.toString()));
                    arguments.addAll(more);
                    return JavaCommand.of(ScriptedChild.class, 64, folder, arguments);
                },
                SupervisionConfig.defaults());
        open.add(engine);
        return engine;
    }

    private static GenerationRequest request(String order) {
        return GenerationRequest.of("m", new Prompt.Raw(order));
    }
}
