package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.wenshu.inference.grammar.automaton.Expr;
import dev.wenshu.inference.grammar.automaton.Rules;
import java.util.ArrayList;
import java.util.List;

/** A JSON Schema as rules for compact JSON text; throws a request's fault where a part of it cannot be enforced. */
public final class SchemaRules {
    /** What the kernel's JSON mapper reads. */
    static final int MAX_NESTING = 64;

    private static final int MAX_SCHEMAS = 20_000;
    private static final int MAX_DEPTH = 100;
    private static final int MAX_RULES = 50_000;

    private final Rules rules = new Rules(At.PARAMETER);
    private final References references;
    private final StringExpr strings = new StringExpr();
    private int any = -1;
    private int schemas;
    private int deepest;

    private SchemaRules(JsonNode root) {
        this.references = new References(root, rules);
    }

    public static Rules of(JsonNode schema) {
        SchemaRules compiler = new SchemaRules(schema);
        return compiler.run(schema);
    }

    /** Rules for any JSON object. */
    public static Rules anyObject() {
        SchemaRules compiler = new SchemaRules(BooleanNode.TRUE);
        int root = compiler.rules.declare("a JSON object");
        compiler.rules.define(root, compiler.freeObject(0));
        return compiler.finished();
    }

    private Rules run(JsonNode schema) {
        references.ruleOf(new At(schema, "", 0));
        while (references.hasOpen()) {
            References.Open open = references.nextOpen();
            rules.define(open.rule(), value(open.at(), 0));
        }
        return finished();
    }

    private Rules finished() {
        rules.limitNesting(MAX_NESTING - deepest);
        return rules;
    }

    /** Values of a schema that stands so many levels of brackets below the start of its rule. */
    Expr value(At at, int nesting) {
        if (++schemas > MAX_SCHEMAS) {
            throw at.refused("more than " + MAX_SCHEMAS + " schemas when references and combinations are written out,");
        }
        if (at.depth() > MAX_DEPTH || nesting > MAX_NESTING) {
            throw at.refused("a schema nested more than " + MAX_NESTING + " deep");
        }
        deepest = Math.max(deepest, nesting);
        JsonNode schema = at.node();
        if (schema.isBoolean()) {
            return schema.booleanValue() ? anyValue(nesting) : Expr.NOTHING;
        }
        if (!schema.isObject()) {
            throw at.refused("a schema that is neither an object nor a boolean");
        }
        Keywords.check(at);
        if (at.has("nullable")) {
            boolean nullable = flag(at, "nullable");
            Expr value = value(at.with(Merge.without(schema, "nullable")), nesting);
            return nullable ? Expr.alt(value, JsonText.NULL) : value;
        }
        return combined(at, nesting);
    }

    private Expr combined(At at, int nesting) {
        if (at.has("$ref")) {
            JsonNode siblings = Merge.without(at.node(), "$ref");
            At target = references.resolve(at);
            return siblings.isEmpty()
                    ? new Expr.Ref(references.ruleOf(target), nesting)
                    : value(Merge.of(at, target.node(), siblings), nesting);
        }
        if (at.has("allOf")) {
            At merged = at.with(Merge.without(at.node(), "allOf"));
            for (At part : parts(at, "allOf")) {
                merged = Merge.of(at, merged.node(), references.dereferenced(part));
            }
            return value(merged, nesting);
        }
        if (at.has("anyOf") && at.has("oneOf")) {
            throw at.refused("oneOf", "together with anyOf is not supported");
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (at.has(keyword)) {
                return alternatives(at, keyword, nesting);
            }
        }
        return new ValueExpr(this, at, nesting).expr();
    }

    private Expr alternatives(At at, String keyword, int nesting) {
        JsonNode siblings = Merge.without(at.node(), keyword);
        List<Expr> options = new ArrayList<>();
        for (At part : parts(at, keyword)) {
            Expr option = siblings.isEmpty()
                    ? value(part, nesting)
                    : value(Merge.of(part, siblings, references.dereferenced(part)), nesting);
            if (!option.equals(Expr.NOTHING)) {
                options.add(option);
            }
        }
        return options.size() == 1 ? options.getFirst() : new Expr.Alt(options);
    }

    private static List<At> parts(At at, String keyword) {
        At parent = at.child(keyword);
        if (!parent.node().isArray() || parent.node().isEmpty()) {
            throw at.refused(keyword, "has to be an array of at least one schema");
        }
        List<At> parts = new ArrayList<>();
        for (int i = 0; i < parent.node().size(); i++) {
            parts.add(parent.child(i));
        }
        return parts;
    }

    static boolean flag(At at, String keyword) {
        JsonNode value = at.node().path(keyword);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw at.refused(keyword, "has to be true or false");
        }
        return value.asBoolean(false);
    }

    Expr string(At at) {
        return strings.of(at);
    }

    /** A rule of its own, so that the expression may stand in several places and is compiled once. */
    Expr shared(At at, Expr expr) {
        if (expr instanceof Expr.Ref || expr instanceof Expr.Literal || expr instanceof Expr.Terminal) {
            return expr;
        }
        if (rules.size() >= MAX_RULES) {
            throw at.refused("a schema of more than " + MAX_RULES + " rules");
        }
        return new Expr.Ref(rules.define(at.pointer(), expr), 0);
    }

    Expr anyValue(int nesting) {
        if (any < 0) {
            any = rules.declare("any value");
            Expr element = new Expr.Ref(any, 1);
            Expr array = Expr.seq(
                    Expr.literal("["),
                    Expr.optional(Expr.seq(element, Expr.star(Expr.seq(Expr.literal(","), element)))),
                    Expr.literal("]"));
            rules.define(
                    any,
                    Expr.alt(
                            new Expr.Terminal(JsonText.ANY_STRING),
                            new Expr.Terminal(JsonNumbers.ANY_NUMBER),
                            JsonText.BOOLEAN,
                            JsonText.NULL,
                            array,
                            freeObject(0)));
        }
        return new Expr.Ref(any, nesting);
    }

    Expr freeObject(int nesting) {
        deepest = Math.max(deepest, nesting + 1);
        Expr pair = Expr.seq(new Expr.Terminal(JsonText.ANY_STRING), Expr.literal(":"), anyValue(nesting + 1));
        return Expr.seq(
                Expr.literal("{"),
                Expr.optional(Expr.seq(pair, Expr.star(Expr.seq(Expr.literal(","), pair)))),
                Expr.literal("}"));
    }
}
