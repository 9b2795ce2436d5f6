package dev.wenshu.inference.guards.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.guards.FakeEngine;
import dev.wenshu.inference.guards.repetition.DegenerateOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThinkingBudgetTest {
    private static final Delta[] FIVE_THOUGHTS = {
        thought("one "), thought("two "), thought("three "), thought("four "), thought("five "), new Delta.Text("late")
    };

    private final FakeEngine engine = new FakeEngine();
    private final List<Delta> deltas = new ArrayList<>();
    private long now;

    @Test
    void asksAgainWithThinkingOffWhenTokensAreSpent() {
        // Given
        engine.then(new Usage(20, 0, 6, 5), FinishReason.STOP, FIVE_THOUGHTS).then("answer");

        // When
        Completion completion = budget().generate(request(3, null), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("answer");
        assertThat(completion.reasoning()).isEqualTo("one two three ");
        assertThat(completion.usage()).isEqualTo(new Usage(20, 0, 4, 3));
        assertThat(engine.requests().get(1).thinking().mode()).isEqualTo(Thinking.Mode.OFF);
        assertThat(deltas).hasSize(4);
    }

    @Test
    void asksAgainWhenTimeIsSpent() {
        // Given
        engine.then(new Usage(20, 0, 6, 5), FinishReason.STOP, FIVE_THOUGHTS).then("answer");

        // When
        Completion completion = budget().generate(request(0, Duration.ofSeconds(2)), deltas::add);

        // Then
        assertThat(completion.reasoning()).isEqualTo("one two three ");
        assertThat(completion.text()).isEqualTo("answer");
    }

    @Test
    void leavesThinkingWithinBudgetAlone() {
        // Given
        engine.then(new Usage(20, 0, 6, 5), FinishReason.STOP, FIVE_THOUGHTS);

        // When
        Completion completion = budget().generate(request(6, Duration.ofMinutes(1)), deltas::add);

        // Then
        assertThat(completion.text()).isEqualTo("late");
        assertThat(completion.usage().reasoning()).isEqualTo(5);
    }

    @Test
    void failsModelThatThinksThoughSwitchedOff() {
        // Given
        engine.then(Usage.NONE, FinishReason.STOP, FIVE_THOUGHTS).then(Usage.NONE, FinishReason.STOP, FIVE_THOUGHTS);

        // When // Then
        assertThatThrownBy(() -> budget().generate(request(3, null), deltas::add))
                .isInstanceOf(DegenerateOutput.class)
                .hasMessageContaining("switched off");
    }

    private ThinkingBudget budget() {
        return new ThinkingBudget(engine, () -> now += Duration.ofSeconds(1).toNanos());
    }

    private static GenerationRequest request(int tokens, @Nullable Duration time) {
        return GenerationRequest.of("m", new Prompt.Chat(List.of(Message.user("q"))))
                .withThinking(new Thinking(Thinking.Mode.ON, tokens, time));
    }

    private static Delta thought(String text) {
        return new Delta.Reasoning(text);
    }
}
