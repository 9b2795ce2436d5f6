package dev.wenshu.inference.grammar.schema;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Which keywords there are, and which of them say nothing about what is valid. */
final class Keywords {
    static final Set<String> ANNOTATIONS = Set.of(
            "title",
            "description",
            "default",
            "example",
            "examples",
            "deprecated",
            "readOnly",
            "writeOnly",
            "discriminator",
            "$schema",
            "$id",
            "$comment",
            "$defs",
            "definitions");
    static final List<String> OBJECT = List.of("properties", "required", "additionalProperties");
    static final List<String> ARRAY = List.of("items", "prefixItems", "minItems", "maxItems", "uniqueItems");
    static final List<String> STRING = List.of("pattern", "format", "minLength", "maxLength");
    static final List<String> NUMBER =
            List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf");
    private static final Set<String> CONSTRAINTS = Set.copyOf(Stream.of(
                    List.of("type", "enum", "const", "anyOf", "oneOf", "allOf", "$ref", "nullable"),
                    OBJECT,
                    ARRAY,
                    STRING,
                    NUMBER)
            .flatMap(List::stream)
            .toList());

    private Keywords() {}

    static void check(At at) {
        for (Iterator<String> names = at.node().fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!CONSTRAINTS.contains(name) && !ANNOTATIONS.contains(name)) {
                throw at.refused(name, "is not supported");
            }
        }
    }

    static boolean hasAny(At at, List<String> keywords) {
        return keywords.stream().anyMatch(at::has);
    }
}
