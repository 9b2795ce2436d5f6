package dev.wenshu.inference.grammar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.UnsupportedRequest;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A schema at its place in the whole one, for messages. */
record At(JsonNode node, String pointer, int depth) {
    static final String PARAMETER = "response_format.json_schema";
    private static final int MAX_DIGITS = 40;

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
        if (!has(keyword)) {
            return fallback;
        }
        BigDecimal value = decimal(keyword);
        if (value.signum() < 0 || value.stripTrailingZeros().scale() > 0) {
            throw refused(keyword, "has to be a non-negative integer");
        }
        if (value.compareTo(BigDecimal.valueOf(limit)) > 0) {
            throw refused(keyword, "is more than " + limit);
        }
        return value.intValue();
    }

    Optional<BigDecimal> number(String keyword) {
        return has(keyword) ? Optional.of(decimal(keyword)) : Optional.empty();
    }

    private BigDecimal decimal(String keyword) {
        JsonNode value = node.path(keyword);
        if (!value.isNumber() || !isFinite(value)) {
            throw refused(keyword, "has to be a number");
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw refused(keyword, "has more than " + MAX_DIGITS + " digits");
        }
        return number;
    }

    /** Whether a number is one of JSON; readers turn too large ones into infinity. */
    static boolean isFinite(JsonNode number) {
        return !(number.isDouble() || number.isFloat()) || Double.isFinite(number.doubleValue());
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
