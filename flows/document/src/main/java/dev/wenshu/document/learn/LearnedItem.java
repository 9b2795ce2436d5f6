package dev.wenshu.document.learn;

import java.util.Map;

/**
 * What was learned of documents that look alike, for persons.
 *
 * @param name of what they have in common, as their seller
 * @param lessons it was learned from
 * @param fields how sure each of their fields is read, 0 to 1
 */
public record LearnedItem(String name, int lessons, Map<String, Double> fields) {
    public LearnedItem {
        fields = Map.copyOf(fields);
    }

    @Override
    public String toString() {
        return "LearnedItem[lessons=" + lessons + ", fields=" + fields.keySet() + "]";
    }
}
