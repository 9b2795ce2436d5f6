package dev.wenshu.inference.generation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of an answer. Text never ends within a character. */
public sealed interface Delta {
    /** A piece of the answer itself; {@code logprobs} is empty unless they were asked for. */
    record Text(String text, List<TokenLogprob> logprobs) implements Delta {
        public Text {
            logprobs = List.copyOf(logprobs);
        }

        public Text(String text) {
            this(text, List.of());
        }

        @Override
        public String toString() {
            return "Text[chars=" + text.length() + "]";
        }
    }

    /** A piece of what a reasoning model thinks before it answers. */
    record Reasoning(String text) implements Delta {
        @Override
        public String toString() {
            return "Reasoning[chars=" + text.length() + "]";
        }
    }

    /**
     * A piece of a tool call.
     *
     * @param index which of the answer's calls, from 0
     * @param id and {@code name} come with the first piece of a call only
     * @param arguments a piece of the arguments' JSON text
     */
    record ToolCallPart(
            int index, @Nullable String id, @Nullable String name, String arguments) implements Delta {
        @Override
        public String toString() {
            return "ToolCallPart[index=" + index + ", chars=" + arguments.length() + "]";
        }
    }
}
