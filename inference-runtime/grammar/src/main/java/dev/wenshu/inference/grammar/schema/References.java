package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.grammar.automaton.Rules;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** References within a schema. Each target is one rule, so that schemas may be recursive. */
final class References {
    private static final int MAX_HOPS = 50;

    private final JsonNode root;
    private final Rules rules;
    private final Map<String, Integer> ruleByPointer = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();

    References(JsonNode root, Rules rules) {
        this.root = root;
        this.rules = rules;
    }

    /** A rule whose body is still to be made. */
    record Open(int rule, At at) {}

    boolean hasOpen() {
        return !open.isEmpty();
    }

    Open nextOpen() {
        return open.remove();
    }

    int ruleOf(At target) {
        return ruleByPointer.computeIfAbsent(target.pointer(), pointer -> {
            int rule = rules.declare(pointer.isEmpty() ? "the schema" : "the schema at " + pointer);
            open.add(new Open(rule, target));
            return rule;
        });
    }

    At resolve(At at) {
        String reference = at.text("$ref");
        if (reference == null || (!reference.equals("#") && !reference.startsWith("#/"))) {
            throw at.refused("$ref", "has to begin with #/, as in #/$defs/name");
        }
        try {
            String pointer = URLDecoder.decode(reference.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            JsonNode target = root.at(JsonPointer.compile(pointer));
            if (target.isMissingNode()) {
                throw at.refused("$ref", "refers to nothing");
            }
            return new At(target, pointer, 0);
        } catch (IllegalArgumentException e) {
            throw at.refused("$ref", "is malformed");
        }
    }

    /** The schema itself, or what it refers to where it does nothing else. */
    JsonNode dereferenced(At at) {
        At target = at;
        for (int hops = 0; hops < MAX_HOPS; hops++) {
            if (!target.has("$ref") || !Merge.without(target.node(), "$ref").isEmpty()) {
                return target.node();
            }
            target = resolve(target);
        }
        throw at.refused("$ref", "refers to itself");
    }
}
