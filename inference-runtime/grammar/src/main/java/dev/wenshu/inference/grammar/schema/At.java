package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.UnsupportedRequest;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A schema at its place in the whole one, for messages. */
record At(JsonNode node, String pointer, int depth) {
    static final String PARAMETER = "response_format.json_schema";

    At child(String name) {
        return new At(node.path(name), pointer + "/" + escaped(name), depth + 1);
    }

    At child(int index) {
        return new At(node.path(index), pointer + "/" + index, depth + 1);
    }

    /** The same place with another schema. */
    At with(JsonNode other) {
        return new At(other, pointer, depth + 1);
    }

    boolean has(String keyword) {
        return node.has(keyword);
    }

    /** A refusal that names the place. */
    UnsupportedRequest refused(String message) {
        return new UnsupportedRequest(PARAMETER, message + " at " + (pointer.isEmpty() ? "the root" : pointer));
    }

    UnsupportedRequest refused(String keyword, String message) {
        return new UnsupportedRequest(PARAMETER, keyword + " " + message + " at " + pointer + "/" + escaped(keyword));
    }

    /** A non-negative integer up to a limit. */
    int size(String keyword, int fallback, int limit) {
        JsonNode value = node.get(keyword);
        if (value == null) {
            return fallback;
        }
        if (!value.isNumber() || value.decimalValue().stripTrailingZeros().scale() > 0) {
            throw refused(keyword, "has to be a non-negative integer");
        }
        if (value.decimalValue().signum() < 0) {
            throw refused(keyword, "has to be a non-negative integer");
        }
        if (value.decimalValue().compareTo(BigDecimal.valueOf(limit)) > 0) {
            throw refused(keyword, "is more than " + limit);
        }
        return value.decimalValue().intValue();
    }

    Optional<BigDecimal> number(String keyword) {
        JsonNode value = node.get(keyword);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isNumber() || (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue()))) {
            throw refused(keyword, "has to be a number");
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > 40 || Math.abs((long) number.scale()) > 40) {
            throw refused(keyword, "has more than 40 digits");
        }
        return Optional.of(number);
    }

    @Nullable
    String text(String keyword) {
        JsonNode value = node.get(keyword);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw refused(keyword, "has to be a string");
        }
        return value.textValue();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Says nothing of the schema's content. */
    @Override
    public String toString() {
        return "At[" + pointer + "]";
    }
}
