package dev.wenshu.inference.server.answer;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.Delta;
import java.util.List;

/** Writes one answer as JSON texts. Holds no state: choices of a stream may be written by different threads. */
public interface AnswerWriter {
    /** The whole answer, its choices in the order of their index. */
    String whole(List<Completion> choices, Usage usage);

    /** What a choice's part of a stream begins with; empty for nothing. */
    String begin(int choice);

    String delta(int choice, Delta delta);

    /** The last chunk of a choice. */
    String end(int choice, Completion completion);

    /** The last chunk of a stream, where tokens were asked for. */
    String usage(Completion completion, Usage usage);
}
