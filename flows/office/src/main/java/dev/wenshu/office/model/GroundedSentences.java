package dev.wenshu.office.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.document.extract.Summary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences of a model's answer that stand on what it was shown: each names passages that exist, and has no number that
 * those passages do not have.
 */
final class GroundedSentences {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:/-]\\d+)*");
    private static final Pattern MARK = Pattern.compile("\\s*\\[\\d+(?:\\s*[,，]\\s*\\d+)*]");

    private GroundedSentences() {}

    static List<Summary.Sentence> of(JsonNode answer, Material material) {
        List<Summary.Sentence> sentences = new ArrayList<>();
        for (JsonNode stated : answer.path("sentences")) {
            String text =
                    MARK.matcher(stated.path("text").asText()).replaceAll("").strip();
            List<Integer> sources = new ArrayList<>();
            stated.path("passages").forEach(number -> sources.add(number.asInt()));
            if (!text.isEmpty() && !sources.isEmpty() && sources.stream().allMatch(material::has)) {
                List<Summary.Sentence> shown =
                        sources.stream().map(material::passage).toList();
                if (numbers(shown).containsAll(numbers(text))) {
                    sentences.add(new Summary.Sentence(text, shown.getFirst().page()));
                }
            }
        }
        return sentences;
    }

    private static Set<String> numbers(List<Summary.Sentence> passages) {
        return passages.stream()
                .flatMap(passage -> numbers(passage.text()).stream())
                .collect(Collectors.toSet());
    }

    /** Digit runs one by one, so that 2026-11-24 stands for 24.11.2026 too; leading zeros do not count. */
    private static Set<String> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .flatMap(match -> Arrays.stream(match.group().split("[.,:/-]")))
                .map(digits -> digits.replaceFirst("^0+(?=\\d)", ""))
                .collect(Collectors.toSet());
    }
}
