package dev.wenshu.inference.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.guards.GuardConfig.SchemaGuard;
import dev.wenshu.inference.guards.reasoning.ReasoningDialect;
import dev.wenshu.inference.guards.repetition.DegenerateOutput;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedGenerationTest {
    private final FakeEngine engine = new FakeEngine();
    private final List<Delta> deltas = new ArrayList<>();

    @Test
    void splitsReasoningFromJsonAndCountsIt() {
        // Given
        engine.then(
                new Usage(9, 0, 10, 0),
                FinishReason.STOP,
                FakeEngine.texts("<thi", "nk>four", "</think>{\"a", "\":1}"));

        // When
        Completion completion = guarded(GuardConfig.all()).generate(json(), deltas::add);

        // Then
        assertThat(completion.reasoning()).isEqualTo("four");
        assertThat(completion.text()).isEqualTo("{\"a\":1}");
        assertThat(completion.usage().reasoning()).isEqualTo(4);
        assertThat(deltas).containsExactly(new Delta.Reasoning("four"), new Delta.Text("{\"a\":1}"));
    }

    @Test
    void asksAgainWithoutThinkingWhereReasoningLoops() {
        // Given
        String[] loop = Collections.nCopies(200, "Wait, once more. ").toArray(String[]::new);
        loop[0] = "<think>";
        engine.then(loop).then("Four.");

        // When
        Completion completion = guarded(GuardConfig.all()).generate(chat(), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("Four.");
        assertThat(completion.reasoning()).startsWith("Wait").hasSizeLessThan(2000);
        assertThat(engine.requests().get(1).thinking().mode()).isEqualTo(Thinking.Mode.OFF);
    }

    @Test
    void failsAnswerThatLoops() {
        // Given
        engine.then(Collections.nCopies(400, "and so on ").toArray(String[]::new));

        // When // Then
        assertThatThrownBy(() -> guarded(GuardConfig.all()).generate(chat(), deltas::add))
                .isInstanceOf(DegenerateOutput.class)
                .hasMessageContaining("answer of m repeats 10 characters")
                .satisfies(fault -> assertThat(Fault.categoryOf(fault)).isEqualTo(FaultCategory.EXTERNAL));
    }

    @Test
    void changesNothingWithEveryGuardOff() {
        // Given
        engine.then("<think>", "x", "</think>", "no json");
        GuardConfig off = GuardConfig.all()
                .withReasoning(ReasoningDialect.FIELD)
                .withThinkingBudget(false)
                .withLoops(false)
                .withTruncation(false)
                .withSchema(SchemaGuard.OFF);

        // When
        Completion completion = guarded(off).generate(json(), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("<think>x</think>no json");
        assertThat(deltas).hasSize(4);
    }

    @Test
    void takesClosingTagOnlyWithThinkingOffAsAnswer() {
        // Given
        engine.then("Four", ".");
        GuardConfig config = GuardConfig.all().withReasoning(ReasoningDialect.CLOSING_TAG);

        // When
        Completion completion = guarded(config).generate(chat().withThinking(Thinking.off()), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("Four.");
        assertThat(completion.reasoning()).isEmpty();
    }

    @Test
    void keepsLogProbabilitiesOfAnswerOnly() {
        // Given
        engine.then(
                Usage.NONE, FinishReason.STOP, text("<think>"), text("hm"), text("</think>"), text("Four"), text("."));

        // When
        Completion completion = guarded(GuardConfig.all()).generate(chat(), deltas::add);

        // Then
        assertThat(completion.logprobs())
                .extracting(TokenLogprob::token)
                .contains("Four", ".")
                .doesNotContain("hm");
    }

    @Test
    void leavesRawPromptsAlone() {
        // Given
        engine.then("<think>x</think>y");

        // When
        Completion completion =
                guarded(GuardConfig.all()).generate(GenerationRequest.of("m", new Prompt.Raw("p")), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("<think>x</think>y");
    }

    private GuardedGeneration guarded(GuardConfig config) {
        return new GuardedGeneration(engine, config);
    }

    private static GenerationRequest chat() {
        return GenerationRequest.of("m", new Prompt.Chat(List.of(Message.user("q"))));
    }

    private static GenerationRequest json() {
        return chat().withFormat(new ResponseFormat.JsonObject());
    }

    private static Delta text(String token) {
        return new Delta.Text(token, List.of(new TokenLogprob(token, new byte[0], -1, List.of())));
    }
}
