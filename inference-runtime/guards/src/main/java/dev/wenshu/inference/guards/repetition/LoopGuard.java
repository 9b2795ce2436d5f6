package dev.wenshu.inference.guards.repetition;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.guards.repetition.DegenerateOutput.Part;

/** Ends a generation that loops, in its reasoning, its answer or the arguments of a tool call, with {@link DegenerateOutput}. */
public final class LoopGuard implements TextGeneration {
    private final TextGeneration next;
    private final LoopConfig answer;
    private final LoopConfig reasoning;

    public LoopGuard(TextGeneration next, LoopConfig answer, LoopConfig reasoning) {
        this.next = next;
        this.answer = answer;
        this.reasoning = reasoning;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        return next.generate(request, new Watch(request.model(), sink));
    }

    private final class Watch implements GenerationSink {
        private final String model;
        private final GenerationSink sink;
        private final LoopDetector inAnswer = new LoopDetector(answer);
        private final LoopDetector inReasoning = new LoopDetector(reasoning);

        Watch(String model, GenerationSink sink) {
            this.model = model;
            this.sink = sink;
        }

        @Override
        public void accept(Delta delta) {
            switch (delta) {
                case Delta.Text text -> check(inAnswer, text.text(), Part.ANSWER);
                case Delta.Reasoning thought -> check(inReasoning, thought.text(), Part.REASONING);
                case Delta.ToolCallPart part -> check(inAnswer, part.arguments(), Part.TOOL_CALL);
            }
            sink.accept(delta);
        }

        private void check(LoopDetector detector, String piece, Part part) {
            detector.accept(piece).ifPresent(loop -> {
                throw new DegenerateOutput(
                        part,
                        "the " + part.inWords() + " of " + model + " repeats " + loop.period()
                                + " characters " + loop.repetitions()
                                + " times: ask again with another temperature, a repetition penalty or another model");
            });
        }
    }
}
