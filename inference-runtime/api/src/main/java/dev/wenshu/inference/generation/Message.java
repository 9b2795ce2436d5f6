package dev.wenshu.inference.generation;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param reasoning what an assistant thought before this message, where it is known
 * @param toolCalls of an assistant
 * @param toolCallId of a tool's answer: the call it answers
 */
public record Message(
        Role role,
        List<Part> parts,
        @Nullable String reasoning,
        List<ToolCall> toolCalls,
        @Nullable String toolCallId) {
    public Message {
        parts = List.copyOf(parts);
        toolCalls = List.copyOf(toolCalls);
    }

    public static Message system(String text) {
        return new Message(Role.SYSTEM, List.of(new Part.Text(text)), null, List.of(), null);
    }

    public static Message user(String text) {
        return new Message(Role.USER, List.of(new Part.Text(text)), null, List.of(), null);
    }

    public static Message assistant(String text) {
        return new Message(Role.ASSISTANT, List.of(new Part.Text(text)), null, List.of(), null);
    }

    /** The text parts, one after the other. */
    public String text() {
        return parts.stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining());
    }

    public boolean hasImages() {
        return parts.stream().anyMatch(Part.Image.class::isInstance);
    }

    @Override
    public String toString() {
        return "Message[role=" + role + ", parts=" + parts.size() + "]";
    }

    /** Who speaks; {@code developer} of the API is SYSTEM. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL
    }

    /** Content of a message. */
    public sealed interface Part {
        record Text(String text) implements Part {
            @Override
            public String toString() {
                return "Text[chars=" + text.length() + "]";
            }
        }

        /** An encoded image, as in {@code image/png}. */
        record Image(byte[] image, String mediaType) implements Part {
            @Override
            public String toString() {
                return "Image[bytes=" + image.length + ", mediaType=" + mediaType + "]";
            }
        }
    }
}
