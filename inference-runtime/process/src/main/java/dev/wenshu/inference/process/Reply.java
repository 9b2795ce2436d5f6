package dev.wenshu.inference.process;

import dev.wenshu.inference.Embedding.Vectors;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Delta;

/** What a child answers: pieces while a generation runs, and one last reply. */
sealed interface Reply {
    record Described(ModelCard card, String device) implements Reply {}

    record Piece(Delta delta) implements Reply {}

    record Generated(Completion completion) implements Reply {}

    record Embedded(Vectors vectors) implements Reply {}

    record Failed(WireFault fault) implements Reply {}
}
