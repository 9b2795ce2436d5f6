package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.wenshu.inference.grammar.automaton.Expr;
import java.util.ArrayList;
import java.util.List;

/** Arrays of a schema: items with schemas of their own, then any number of further ones within bounds. */
final class ArrayExpr {
    private static final int MAX_ITEMS = 100_000;
    private static final int MAX_PREFIX = 200;

    private ArrayExpr() {}

    static Expr of(SchemaRules rules, At at, int nesting) {
        if (at.node().path("uniqueItems").asBoolean(false)) {
            throw at.refused("uniqueItems", "is not supported");
        }
        int min = at.size("minItems", 0, MAX_ITEMS);
        int max = at.size("maxItems", Expr.UNBOUNDED, MAX_ITEMS);
        if (min > max) {
            throw at.refused("minItems", "is more than maxItems");
        }
        List<Expr> prefix = prefix(rules, at, nesting + 1);
        Expr item = item(rules, at, nesting + 1, prefix.size() >= min);
        int first = firstImpossible(prefix);
        if (first < prefix.size()) {
            item = Expr.NOTHING;
        }
        int own = Math.min(first, max);
        if (min > own && item.equals(Expr.NOTHING)) {
            throw at.refused("minItems", "is more than the items there can be");
        }
        Expr rest = Expr.EMPTY;
        if (!item.equals(Expr.NOTHING) && max > own) {
            rest = rest(item, own, min, max);
        }
        for (int i = own - 1; i >= 0; i--) {
            Expr with = i == 0 ? Expr.seq(prefix.get(i), rest) : Expr.seq(Expr.literal(","), prefix.get(i), rest);
            rest = i < min ? with : Expr.optional(with);
        }
        return Expr.seq(Expr.literal("["), rest, Expr.literal("]"));
    }

    private static Expr rest(Expr item, int own, int min, int max) {
        Expr further = Expr.seq(Expr.literal(","), item);
        int least = Math.max(0, min - own);
        int most = max == Expr.UNBOUNDED ? max : max - own;
        if (own > 0) {
            return new Expr.Repeat(further, least, most);
        }
        int mostFurther = most == Expr.UNBOUNDED ? most : most - 1;
        Expr atLeastOne = Expr.seq(item, new Expr.Repeat(further, Math.max(0, least - 1), mostFurther));
        return least == 0 ? Expr.optional(atLeastOne) : atLeastOne;
    }

    private static List<Expr> prefix(SchemaRules rules, At at, int nesting) {
        List<Expr> prefix = new ArrayList<>();
        if (at.has("prefixItems")) {
            At items = at.child("prefixItems");
            if (!items.node().isArray() || items.node().size() > MAX_PREFIX) {
                throw at.refused("prefixItems", "has to be an array of at most " + MAX_PREFIX + " schemas");
            }
            for (int i = 0; i < items.node().size(); i++) {
                prefix.add(rules.value(items.child(i), nesting));
            }
        }
        return prefix;
    }

    private static Expr item(SchemaRules rules, At at, int nesting, boolean prefixSuffices) {
        JsonNode items = at.node().get("items");
        if (items == null) {
            return at.has("prefixItems") && prefixSuffices
                    ? Expr.NOTHING
                    : rules.shared(at, rules.value(at.child("items").with(BooleanNode.TRUE), nesting));
        }
        if (items.isArray()) {
            throw at.refused("items", "as an array is not supported: use prefixItems");
        }
        Expr item = rules.value(at.child("items"), nesting);
        return item.equals(Expr.NOTHING) ? item : rules.shared(at, item);
    }

    private static int firstImpossible(List<Expr> prefix) {
        int first = prefix.indexOf(Expr.NOTHING);
        return first < 0 ? prefix.size() : first;
    }
}
