package dev.wenshu.connector.s3.bucket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which properties become which tags: those that say what the suite decided first, then the fields of the settings. What a tag
 * cannot hold is left out: characters become {@code _}, and what is too long is cut.
 *
 * @param prefix put before each name
 * @param fields names of properties in the order of their importance
 */
public record ObjectTags(String prefix, List<String> fields) {
    static final int MOST = 10;
    static final int FIRST = 3;
    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_VALUE = 256;
    private static final List<String> ALWAYS = List.of("decision", "kind", "document_id");

    public ObjectTags {
        fields = List.copyOf(fields);
    }

    /** As tags, the most important ones first. */
    Map<String, String> of(Map<String, String> properties) {
        Map<String, String> tags = new LinkedHashMap<>();
        Stream.concat(ALWAYS.stream(), fields.stream())
                .filter(properties::containsKey)
                .forEach(name -> tags.put(
                        cut(clean(prefix + name), LONGEST_NAME),
                        cut(clean(properties.getOrDefault(name, "")), LONGEST_VALUE)));
        return tags;
    }

    private static String clean(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}\\p{Zs}+\\-=._:/@]", "_").strip();
    }

    /** In UTF-16 units, as the store counts, and never through the middle of a character. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end).strip();
    }
}
