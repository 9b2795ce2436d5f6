package dev.wenshu.inference.generation;

/** A function that the model wants called; {@code arguments} is JSON text, as generated. */
public record ToolCall(String id, String name, String arguments) {
    @Override
    public String toString() {
        return "ToolCall[id=" + id + ", name=" + name + ", chars=" + arguments.length() + "]";
    }
}
