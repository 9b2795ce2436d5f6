package dev.wenshu.inference.guards.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.guards.FakeEngine;
import dev.wenshu.inference.guards.probe.ProbeReport.State;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class StartupProbeTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Usage SIX = new Usage(5, 0, 6, 3);

    @Test
    void findsEverythingWorking() {
        // Given
        FakeEngine engine = new FakeEngine()
                .then("one", " two")
                .then("one", " two")
                .then("{\"sum\":5}")
                .then(SIX, FinishReason.STOP, new Delta.Reasoning("2+3"), new Delta.Text("5"))
                .then(SIX, FinishReason.STOP, new Delta.Reasoning("2+3"), new Delta.Text("{\"sum\":5}"))
                .then(SIX, FinishReason.TOOL_CALLS, new Delta.ToolCallPart(0, "c", "weather", "{\"city\":\"Berlin\"}"));

        // When
        ProbeReport report = probe(engine);

        // Then
        assertThat(report.results())
                .hasSize(6)
                .allSatisfy((capability, result) ->
                        assertThat(result.state()).as(result.why()).isEqualTo(State.WORKS));
        assertThat(engine.requests()).allSatisfy(request -> {
            assertThat(request.context().priority()).isEqualTo(Priority.PROBE);
            assertThat(request.context().deadline()).isEqualTo(NOW.plusSeconds(30));
        });
    }

    @Test
    void saysWhatDoesNotWorkAndWhy() {
        // Given: a build that binds the schema to the reasoning and never gets to the answer
        FakeEngine engine = new FakeEngine()
                .then("one two")
                .then("one two")
                .then("sum is 5")
                .then("5")
                .then(SIX, FinishReason.STOP, new Delta.Reasoning("{\"sum\":5}"))
                .then("It rains.");

        // When
        ProbeReport report = probe(engine);

        // Then
        assertThat(report.works(Capability.PLAIN)).isTrue();
        assertThat(report.result(Capability.STREAMING).why()).contains("one piece");
        assertThat(report.result(Capability.JSON_SCHEMA).why())
                .contains("syntax")
                .doesNotContain("sum is");
        assertThat(report.result(Capability.REASONING).why()).contains("no reasoning");
        assertThat(report.result(Capability.REASONING_WITH_JSON).why()).contains("no answer after it");
        assertThat(report.result(Capability.TOOLS).why()).contains("no tool");
    }

    @Test
    void stopsAskingModelThatDoesNotAnswer() {
        // Given
        TextGeneration dead = (request, sink) -> {
            throw new Fault(FaultCategory.EXTERNAL, "refused");
        };

        // When
        ProbeReport report = probe(dead);

        // Then
        assertThat(report.results())
                .hasSize(6)
                .allSatisfy((capability, result) -> assertThat(result.why()).contains("refused"));
    }

    @Test
    void tellsUnsupportedFromFailed() {
        // Given
        FakeEngine engine = new FakeEngine().then("one", "two").then("one", "two");
        TextGeneration noJson = (request, sink) -> {
            if (engine.requests().size() == 2) {
                throw new UnsupportedRequest("tools", "no tools here");
            }
            return engine.generate(request, sink);
        };

        // When
        ProbeReport report = probe(noJson);

        // Then
        assertThat(report.result(Capability.TOOLS).state()).isEqualTo(State.UNSUPPORTED);
    }

    private static ProbeReport probe(TextGeneration engine) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        return new StartupProbe(engine, clock, Duration.ofSeconds(30)).probe("m");
    }
}
