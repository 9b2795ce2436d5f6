package dev.wenshu.inference.generation;

import java.util.List;

/** What the model goes on from. */
public sealed interface Prompt {
    /** A conversation, put into the model's own chat template; at least one message. */
    record Chat(List<Message> messages, List<Tool> tools, Tool.Choice toolChoice) implements Prompt {
        public Chat {
            messages = List.copyOf(messages);
            tools = List.copyOf(tools);
            if (messages.isEmpty()) {
                throw new IllegalArgumentException("a conversation needs at least one message");
            }
        }

        public Chat(List<Message> messages) {
            this(messages, List.of(), new Tool.Choice.Auto());
        }

        @Override
        public String toString() {
            return "Chat[messages=" + messages.size() + ", tools=" + tools.size() + "]";
        }
    }

    /** Text as it is, without a template. */
    record Raw(String text) implements Prompt {
        @Override
        public String toString() {
            return "Raw[chars=" + text.length() + "]";
        }
    }
}
