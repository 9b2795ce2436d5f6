package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Expr;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects of a schema: properties in the schema's order, optional ones left out or not, then further ones where the schema
 * says that there may be some.
 */
final class ObjectExpr {
    private static final int MAX_PROPERTIES = 1_000;

    private final SchemaRules rules;
    private final At at;
    private final int nesting;
    private final List<Property> properties = new ArrayList<>();
    /** A further property: name, colon and value. Null where there may be none. */
    private final @Nullable Expr further;

    private ObjectExpr(SchemaRules rules, At at, int nesting) {
        this.rules = rules;
        this.at = at;
        this.nesting = nesting + 1;
        Map<String, At> declared = declared();
        Set<String> required = required();
        At additional = additional();
        for (String name : required) {
            if (additional != null) {
                declared.putIfAbsent(name, additional);
            }
            if (!declared.containsKey(name) || declared.get(name).node().equals(BooleanNode.FALSE)) {
                throw at.refused("required", "names a property that may not be there");
            }
        }
        declared.forEach((name, schema) -> {
            Expr value = rules.value(schema, this.nesting);
            if (!value.equals(Expr.NOTHING)) {
                properties.add(new Property(JsonText.ofName(name, at) + ":", value, required.contains(name)));
            }
        });
        boolean closed = at.has("properties") && !at.has("additionalProperties");
        this.further = additional == null || closed ? null : further(additional, declared.keySet());
    }

    static Expr of(SchemaRules rules, At at, int nesting) {
        return new ObjectExpr(rules, at, nesting).expr();
    }

    private Map<String, At> declared() {
        Map<String, At> declared = new LinkedHashMap<>();
        if (at.has("properties")) {
            At parent = at.child("properties");
            if (!parent.node().isObject() || parent.node().size() > MAX_PROPERTIES) {
                throw at.refused("properties", "has to be an object of at most " + MAX_PROPERTIES + " properties");
            }
            parent.node().fieldNames().forEachRemaining(name -> declared.put(name, parent.child(name)));
        }
        return declared;
    }

    private Set<String> required() {
        Set<String> required = new LinkedHashSet<>();
        JsonNode names = at.node().path("required");
        if (!names.isMissingNode() && (!names.isArray() || names.size() > MAX_PROPERTIES)) {
            throw at.refused("required", "has to be an array of at most " + MAX_PROPERTIES + " names");
        }
        for (JsonNode name : names) {
            if (!name.isTextual()) {
                throw at.refused("required", "has to be an array of names");
            }
            required.add(name.textValue());
        }
        return required;
    }

    /** The schema of properties that are not declared; null where none is allowed. */
    private @Nullable At additional() {
        if (!at.has("additionalProperties")) {
            return at.child("additionalProperties").with(BooleanNode.TRUE);
        }
        At additional = at.child("additionalProperties");
        return additional.node().equals(BooleanNode.FALSE) ? null : additional;
    }

    private @Nullable Expr further(At additional, Set<String> declared) {
        Expr value = rules.value(additional, nesting);
        if (value.equals(Expr.NOTHING)) {
            return null;
        }
        Dfa name = JsonText.PLAIN_STRING;
        if (!declared.isEmpty()) {
            name = name.minus(Dfa.of(new Expr.Alt(declared.stream()
                    .map(taken -> Expr.literal(JsonText.ofName(taken, at)))
                    .toList())));
        }
        return rules.shared(at, Expr.seq(new Expr.Terminal(name), Expr.literal(":"), value));
    }

    private Expr expr() {
        Expr afterSome = further == null
                ? Expr.literal("}")
                : Expr.seq(Expr.star(Expr.seq(Expr.literal(","), further)), Expr.literal("}"));
        Expr afterNone =
                further == null ? Expr.literal("}") : Expr.alt(Expr.literal("}"), Expr.seq(further, afterSome));
        int firstRequired = 0;
        while (firstRequired < properties.size() && !properties.get(firstRequired).required) {
            firstRequired++;
        }
        for (int i = properties.size() - 1; i >= 0; i--) {
            Property property = properties.get(i);
            boolean eitherWay = i > 0 && i <= firstRequired;
            Expr pair = Expr.seq(Expr.literal(property.key), property.value);
            pair = eitherWay ? rules.shared(at, pair) : pair;
            Expr rest = eitherWay || !property.required ? rules.shared(at, afterSome) : afterSome;
            if (i <= firstRequired) {
                Expr with = Expr.seq(pair, rest);
                afterNone = property.required ? with : Expr.alt(with, rules.shared(at, afterNone));
            }
            Expr with = Expr.seq(Expr.literal(","), pair, rest);
            afterSome = property.required ? with : Expr.alt(with, rest);
        }
        return Expr.seq(Expr.literal("{"), afterNone);
    }

    /** A property with its name as JSON text and a colon. */
    private record Property(String key, Expr value, boolean required) {}
}
