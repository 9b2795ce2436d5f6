package dev.wenshu.inference.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class AcceptedInstanceTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int[] CHARACTERS = {'a', 'Z', ' ', '"', '\\', '/', '\n', 1, 0x7F, 0xE9, 0x4E2D, 0x1F600};

    @Property(tries = 500)
    void acceptsEveryValidInstanceInCompactForm(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        ObjectNode schema = NODES.objectNode();
        JsonNode instance = fill(schema, random, 0);

        // When
        boolean matches = Texts.matches(Grammars.ofSchema(schema), instance.toString());

        // Then
        assertThat(matches).as("%s against %s", instance, schema).isTrue();
        assertThat(Schemas.problems(schema.toString(), instance.toString())).isEmpty();
    }

    /** Writes a random schema and returns something that is valid against it. */
    private static JsonNode fill(ObjectNode schema, Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 4 : 7)) {
            case 0 -> string(schema, random);
            case 1 -> integer(schema, random);
            case 2 -> number(schema, random);
            case 3 -> {
                JsonNode value = random.nextBoolean() ? BooleanNode.TRUE : TextNode.valueOf(text(random));
                schema.putArray("enum").add("other").add(value).add(7);
                yield value;
            }
            case 4 -> array(schema, random, depth);
            case 5 -> {
                ArrayNode options = schema.putArray("anyOf");
                options.addObject().put("type", "null");
                yield fill(options.addObject(), random, depth + 1);
            }
            default -> object(schema, random, depth);
        };
    }

    private static JsonNode string(ObjectNode schema, Random random) {
        String text = text(random);
        int length = text.codePointCount(0, text.length());
        schema.put("type", "string");
        schema.put("minLength", Math.max(0, length - random.nextInt(3)));
        if (random.nextBoolean()) {
            schema.put("maxLength", length + random.nextInt(3));
        }
        return TextNode.valueOf(text);
    }

    private static JsonNode integer(ObjectNode schema, Random random) {
        long value = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) >> random.nextInt(40);
        schema.put("type", "integer");
        schema.put("minimum", value - random.nextInt(200));
        schema.put("exclusiveMaximum", value + 1 + random.nextInt(200));
        return LongNode.valueOf(value);
    }

    private static JsonNode number(ObjectNode schema, Random random) {
        double value = random.nextInt(-100_000, 100_000) / 64.0;
        schema.put("type", "number");
        schema.put("minimum", value - random.nextInt(3) / 8.0);
        schema.put("maximum", value + random.nextInt(3) / 8.0);
        return NODES.numberNode(value);
    }

    private static JsonNode array(ObjectNode schema, Random random, int depth) {
        ArrayNode array = NODES.arrayNode();
        schema.put("type", "array");
        int own = random.nextInt(3);
        for (int i = 0; i < own; i++) {
            array.add(fill(schema.withArray("prefixItems").addObject(), random, depth + 1));
        }
        JsonNode item = fill(schema.putObject("items"), random, depth + 1);
        int further = random.nextInt(4);
        for (int i = 0; i < further; i++) {
            array.add(item);
        }
        schema.put("minItems", Math.max(0, array.size() - random.nextInt(3)));
        schema.put("maxItems", array.size() + random.nextInt(3));
        return array;
    }

    private static JsonNode object(ObjectNode schema, Random random, int depth) {
        ObjectNode object = NODES.objectNode();
        ObjectNode properties = schema.put("type", "object").putObject("properties");
        ArrayNode required = schema.putArray("required");
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            String name = "p" + i + text(random);
            JsonNode value = fill(properties.putObject(name), random, depth + 1);
            boolean present = random.nextBoolean();
            if (present) {
                object.set(name, value);
            }
            if (present && random.nextBoolean()) {
                required.add(name);
            }
        }
        if (random.nextBoolean()) {
            schema.putObject("additionalProperties").put("type", "integer");
            object.set("p", IntNode.valueOf(4));
        } else {
            schema.put("additionalProperties", false);
        }
        return object;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(5); length > 0; length--) {
            text.appendCodePoint(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }
}
