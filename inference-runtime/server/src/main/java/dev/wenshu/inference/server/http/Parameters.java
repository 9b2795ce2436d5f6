package dev.wenshu.inference.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.generation.UnsupportedRequest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A JSON object of a request, read by name. What is absent or null takes its default; what has the wrong type or is out of
 * range is an {@link UnsupportedRequest} under the parameter's full name.
 */
public final class Parameters {
    private final ObjectNode object;
    private final String path;

    Parameters(ObjectNode object, String path) {
        this.object = object;
        this.path = path;
    }

    public boolean has(String name) {
        return object.hasNonNull(name);
    }

    public Optional<JsonNode> find(String name) {
        return Optional.of(object.path(name)).filter(node -> !node.isMissingNode() && !node.isNull());
    }

    public double number(String name, double min, double max, double fallback) {
        return find(name).map(node -> inRange(name, node, min, max)).orElse(fallback);
    }

    public int integer(String name, int min, int max, int fallback) {
        return find(name)
                .map(node -> {
                    if (!node.canConvertToExactIntegral()) {
                        throw wrong(name, "has to be a whole number");
                    }
                    return (int) inRange(name, node, min, max);
                })
                .orElse(fallback);
    }

    public OptionalLong wholeNumber(String name) {
        return find(name)
                .map(node -> {
                    if (!node.canConvertToExactIntegral() || !node.canConvertToLong()) {
                        throw wrong(name, "has to be a whole number of 64 bits");
                    }
                    return OptionalLong.of(node.longValue());
                })
                .orElse(OptionalLong.empty());
    }

    public boolean flag(String name, boolean fallback) {
        return find(name)
                .map(node -> {
                    if (!node.isBoolean()) {
                        throw wrong(name, "has to be true or false");
                    }
                    return node.booleanValue();
                })
                .orElse(fallback);
    }

    public String text(String name, int maxLength, String fallback) {
        return find(name).map(node -> asText(name, node, maxLength)).orElse(fallback);
    }

    public String requiredText(String name, int maxLength) {
        return find(name)
                .map(node -> asText(name, node, maxLength))
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> wrong(name, "is required and not empty"));
    }

    public Optional<Parameters> object(String name) {
        return find(name).map(node -> asObject(name, node));
    }

    public Parameters requiredObject(String name) {
        return object(name).orElseThrow(() -> wrong(name, "is required"));
    }

    /** The objects of an array; none where it is absent. */
    public List<Parameters> objects(String name, int max) {
        List<JsonNode> nodes = array(name, max);
        List<Parameters> objects = new ArrayList<>(nodes.size());
        for (int i = 0; i < nodes.size(); i++) {
            objects.add(asObject(name + "[" + i + "]", nodes.get(i)));
        }
        return objects;
    }

    public List<JsonNode> array(String name, int max) {
        return find(name)
                .map(node -> {
                    if (!node.isArray() || node.size() > max) {
                        throw wrong(name, "has to be an array of up to " + max);
                    }
                    List<JsonNode> items = new ArrayList<>(node.size());
                    node.forEach(items::add);
                    return items;
                })
                .orElse(List.of());
    }

    /** A text, or an array of up to so many texts; none where it is absent. */
    public List<String> textOrTexts(String name, int max, int maxLength) {
        Optional<JsonNode> node = find(name);
        if (node.filter(JsonNode::isTextual).isPresent()) {
            return List.of(asText(name, node.get(), maxLength));
        }
        return array(name, max).stream()
                .map(item -> asText(name, item, maxLength))
                .toList();
    }

    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** The object itself, for what is handed on as it is. */
    public ObjectNode node() {
        return object;
    }

    /** Turns the request away where the parameter is given and is not what it would be by itself. */
    public void refuse(String name, String why, String... harmless) {
        find(name)
                .filter(node -> !(node.isArray() && node.isEmpty()))
                .filter(node -> !Set.of(harmless).contains(node.asText()))
                .ifPresent(node -> {
                    throw wrong(name, why);
                });
    }

    public UnsupportedRequest wrong(String name, String why) {
        String full = full(name);
        return new UnsupportedRequest(full, full + " " + why);
    }

    private double inRange(String name, JsonNode node, double min, double max) {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!(value >= min && value <= max)) {
            throw wrong(name, "has to be a number from " + plain(min) + " to " + plain(max));
        }
        return value;
    }

    private String asText(String name, JsonNode node, int maxLength) {
        if (!node.isTextual()) {
            throw wrong(name, "has to be text");
        }
        if (node.textValue().length() > maxLength) {
            throw wrong(name, "has to be text of up to " + maxLength + " characters");
        }
        return node.textValue();
    }

    private Parameters asObject(String name, JsonNode node) {
        if (node instanceof ObjectNode child) {
            return new Parameters(child, full(name));
        }
        throw wrong(name, "has to be an object");
    }

    private String full(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
