package dev.wenshu.inference.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.grammar.gbnf.GbnfParser;
import dev.wenshu.inference.grammar.schema.SchemaRules;

/**
 * Makes grammars. What cannot be enforced is refused with {@link dev.wenshu.inference.generation.UnsupportedRequest}, within
 * bounded time and memory. Compiling costs milliseconds: keep what is used again.
 */
public final class Grammars {
    private static final Grammar ANY_JSON_OBJECT = ProgramCompiler.compile(SchemaRules.anyObject());

    private Grammars() {}

    /** Compact JSON that is valid against the schema. */
    public static Grammar ofSchema(JsonNode schema) {
        return ProgramCompiler.compile(SchemaRules.of(schema));
    }

    /** What {@code root} of a grammar in llama.cpp's notation stands for. */
    public static Grammar ofGbnf(String gbnf) {
        return ProgramCompiler.compile(GbnfParser.parse(gbnf));
    }

    /** Any compact JSON object, nested up to 64 levels. */
    public static Grammar anyJsonObject() {
        return ANY_JSON_OBJECT;
    }
}
