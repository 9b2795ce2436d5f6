package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.grammar.automaton.Dfa;
import dev.wenshu.inference.grammar.automaton.Expr;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Values by their type, or by being listed. */
final class ValueExpr {
    private static final List<String> TYPES =
            List.of("object", "array", "string", "number", "integer", "boolean", "null");
    private static final int MAX_VALUES = 5_000;
    private static final int MAX_VALUE_LENGTH = 10_000;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(18).subtract(BigDecimal.ONE);

    private final SchemaRules rules;
    private final At at;
    private final int nesting;

    ValueExpr(SchemaRules rules, At at, int nesting) {
        this.rules = rules;
        this.at = at;
        this.nesting = nesting;
    }

    Expr expr() {
        Set<String> types = types();
        if (at.has("const") || at.has("enum")) {
            return listed(types);
        }
        if (types.isEmpty()) {
            return rules.anyValue(nesting);
        }
        List<Expr> options = new ArrayList<>();
        for (String type : types) {
            Expr option = ofType(type);
            if (!option.equals(Expr.NOTHING)) {
                options.add(option);
            }
        }
        return options.size() == 1 ? options.getFirst() : new Expr.Alt(options);
    }

    /** As said, or as the other keywords suggest. */
    private Set<String> types() {
        Set<String> types = new LinkedHashSet<>();
        JsonNode type = at.node().get("type");
        if (type == null) {
            add(types, "object", Keywords.OBJECT);
            add(types, "array", Keywords.ARRAY);
            add(types, "string", Keywords.STRING);
            add(types, "number", Keywords.NUMBER);
            return types;
        }
        for (JsonNode name : type.isArray() ? type : List.of(type)) {
            if (!name.isTextual() || !TYPES.contains(name.textValue())) {
                throw at.refused("type", "has to be one of " + TYPES);
            }
            types.add(name.textValue());
        }
        if (types.isEmpty()) {
            throw at.refused("type", "has to name a type");
        }
        if (types.contains("number")) {
            types.remove("integer");
        }
        return types;
    }

    private void add(Set<String> types, String type, List<String> keywords) {
        if (Keywords.hasAny(at, keywords)) {
            types.add(type);
        }
    }

    private Expr ofType(String type) {
        return switch (type) {
            case "object" ->
                Keywords.hasAny(at, Keywords.OBJECT) ? ObjectExpr.of(rules, at, nesting) : rules.freeObject(nesting);
            case "array" -> ArrayExpr.of(rules, at, nesting);
            case "string" -> rules.string(at);
            case "number" -> number(false);
            case "integer" -> number(true);
            case "boolean" -> JsonText.BOOLEAN;
            default -> JsonText.NULL;
        };
    }

    private Expr listed(Set<String> types) {
        for (List<String> keywords : List.of(Keywords.OBJECT, Keywords.ARRAY, Keywords.STRING, Keywords.NUMBER)) {
            keywords.stream().filter(at::has).findFirst().ifPresent(keyword -> {
                throw at.refused(keyword, "together with enum or const is not supported");
            });
        }
        JsonNode values = at.node().path("enum");
        if (at.has("enum") && (!values.isArray() || values.isEmpty() || values.size() > MAX_VALUES)) {
            throw at.refused("enum", "has to be an array of 1 to " + MAX_VALUES + " values");
        }
        List<JsonNode> allowed = new ArrayList<>();
        (at.has("const") ? List.of(at.node().get("const")) : values).forEach(allowed::add);
        if (at.has("const") && at.has("enum")) {
            Set<JsonNode> members = new LinkedHashSet<>();
            values.forEach(members::add);
            allowed.retainAll(members);
        }
        Set<String> texts = new LinkedHashSet<>();
        for (JsonNode value : allowed) {
            String text = JsonText.of(value, at);
            if (types.isEmpty() || types.stream().anyMatch(type -> hasType(value, type))) {
                if (text.length() > MAX_VALUE_LENGTH) {
                    throw at.refused("a value of more than " + MAX_VALUE_LENGTH + " characters");
                }
                texts.add(text);
            }
        }
        if (texts.isEmpty()) {
            throw at.refused(at.has("enum") ? "enum" : "const", "has no value of the type");
        }
        List<Expr> options = texts.stream().map(Expr::literal).toList();
        return options.size() == 1 ? options.getFirst() : new Expr.Alt(options);
    }

    private static boolean hasType(JsonNode value, String type) {
        return switch (type) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isTextual();
            case "number" -> value.isNumber();
            case "integer" ->
                value.isNumber() && value.decimalValue().stripTrailingZeros().scale() <= 0;
            case "boolean" -> value.isBoolean();
            default -> value.isNull();
        };
    }

    private Expr number(boolean integer) {
        Optional<JsonNumbers.Bound> low = bound("minimum", "exclusiveMinimum", 1);
        Optional<JsonNumbers.Bound> high = bound("maximum", "exclusiveMaximum", -1);
        int fraction = fraction(integer);
        if (low.isEmpty() && high.isEmpty() && (integer || fraction == JsonNumbers.MAX_FRACTION)) {
            return new Expr.Terminal(integer ? JsonNumbers.ANY_INTEGER : JsonNumbers.ANY_NUMBER);
        }
        JsonNumbers.Bound first = low.orElse(JsonNumbers.Bound.inclusive(LIMIT.negate()));
        JsonNumbers.Bound last = high.orElse(JsonNumbers.Bound.inclusive(LIMIT));
        if (first.value().abs().max(last.value().abs()).compareTo(LIMIT) > 0) {
            throw at.refused("a bound of more than 18 digits");
        }
        if (first.value().compareTo(last.value()) > 0) {
            throw at.refused("a minimum that is more than the maximum");
        }
        Expr numbers = fraction == 0
                ? JsonNumbers.integers(
                        whole(first, RoundingMode.CEILING, 1).toBigInteger(),
                        whole(last, RoundingMode.FLOOR, -1).toBigInteger())
                : JsonNumbers.decimals(first, last, fraction);
        Dfa dfa = Dfa.of(numbers);
        if (dfa.matchesNothing()) {
            throw at.refused("bounds that no number lies within");
        }
        return new Expr.Terminal(dfa);
    }

    private static BigDecimal whole(JsonNumbers.Bound bound, RoundingMode towards, int step) {
        BigDecimal whole = bound.value().setScale(0, towards);
        boolean excluded = bound.exclusive() && whole.compareTo(bound.value()) == 0;
        return excluded ? whole.add(BigDecimal.valueOf(step)) : whole;
    }

    /** The tighter of both; {@code sign} is 1 where larger is tighter. */
    private Optional<JsonNumbers.Bound> bound(String inclusive, String exclusive, int sign) {
        Optional<JsonNumbers.Bound> open = at.number(exclusive).map(value -> new JsonNumbers.Bound(value, true));
        Optional<JsonNumbers.Bound> closed = at.number(inclusive).map(JsonNumbers.Bound::inclusive);
        if (open.isEmpty() || closed.isEmpty()) {
            return open.or(() -> closed);
        }
        return sign * open.get().value().compareTo(closed.get().value()) >= 0 ? open : closed;
    }

    /** Digits after the point: as many as are usual, or those of a {@code multipleOf} that is 1, 0.1, 0.01 and so on. */
    private int fraction(boolean integer) {
        Optional<BigDecimal> step = at.number("multipleOf");
        int usual = integer ? 0 : JsonNumbers.MAX_FRACTION;
        if (step.isEmpty()) {
            return usual;
        }
        BigDecimal plain = step.get().stripTrailingZeros();
        if (!plain.unscaledValue().equals(BigInteger.ONE)
                || plain.scale() < 0
                || plain.scale() > JsonNumbers.MAX_FRACTION) {
            throw at.refused("multipleOf", "is supported for 1, 0.1, 0.01 and so on only");
        }
        return Math.min(usual, plain.scale());
    }
}
