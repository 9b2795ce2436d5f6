package dev.wenshu.inference.guards.structured;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;

/** The model's answer has not the shape that was asked for, after a repair round too. EXTERNAL: another model may do better. */
public final class InvalidAnswer extends Fault {
    private static final int NAMED = 5;

    private final Usage usage;

    InvalidAnswer(Completion completion, int rounds, StructuredAnswer.Invalid answer) {
        super(
                FaultCategory.EXTERNAL,
                "the answer of " + completion.model() + " is not what response_format asks for, after " + rounds
                        + (rounds == 1 ? " round: " : " rounds: ")
                        + String.join(
                                ", ", answer.places().stream().limit(NAMED).toList())
                        + (answer.places().size() > NAMED
                                ? " and " + (answer.places().size() - NAMED) + " more"
                                : ""));
        this.usage = completion.usage();
    }

    /** Of all rounds: they are to be paid for all the same. */
    public Usage usage() {
        return usage;
    }
}
