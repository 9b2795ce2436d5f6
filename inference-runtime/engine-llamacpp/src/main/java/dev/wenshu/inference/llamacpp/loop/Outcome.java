package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.kernel.Fault;

/** What the loop tells whoever waits for an answer. */
sealed interface Outcome {
    record Piece(Delta delta) implements Outcome {}

    record Whole(Completion completion) implements Outcome {}

    record Failed(Fault fault) implements Outcome {}
}
