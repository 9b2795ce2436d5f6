package dev.wenshu.inference.openai.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts tool calls together. Servers number the pieces of a call by {@code index}; some give each call whole with index 0, or
 * with none, so that another id at the same place is another call.
 */
final class ToolCallAssembly {
    private static final int MOST = 128;

    private final GenerationSink sink;
    private final List<Call> calls = new ArrayList<>();

    ToolCallAssembly(GenerationSink sink) {
        this.sink = sink;
    }

    void accept(JsonNode piece) {
        String id = piece.path("id").asText("");
        String name = piece.path("function").path("name").asText("");
        JsonNode given = piece.path("function").path("arguments");
        String arguments =
                given.isTextual() || given.isMissingNode() || given.isNull() ? given.asText("") : given.toString();
        int at = find(piece.path("index").asInt(-1), id);
        boolean fresh = at == calls.size();
        if (fresh) {
            if (calls.size() == MOST) {
                throw new Fault(
                        FaultCategory.EXTERNAL, "the inference server calls more than " + MOST + " tools at once");
            }
            calls.add(new Call(piece.path("index").asInt(-1), id.isEmpty() ? "call_" + at : id, name));
        }
        Call call = calls.get(at);
        call.arguments.append(arguments);
        sink.accept(new Delta.ToolCallPart(at, fresh ? call.id : null, fresh ? call.name : null, arguments));
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    List<ToolCall> calls() {
        return calls.stream()
                .map(call -> new ToolCall(call.id, call.name, call.arguments.toString()))
                .toList();
    }

    private int find(int index, String id) {
        for (int i = calls.size() - 1; i >= 0; i--) {
            Call call = calls.get(i);
            boolean same = index < 0 ? id.isEmpty() && i == calls.size() - 1 : call.index == index;
            if (same && (id.isEmpty() || id.equals(call.id))) {
                return i;
            }
        }
        return calls.size();
    }

    private static final class Call {
        private final int index;
        private final String id;
        private final String name;
        private final StringBuilder arguments = new StringBuilder();

        Call(int index, String id, String name) {
            this.index = index;
            this.id = id;
            this.name = name;
        }
    }
}
