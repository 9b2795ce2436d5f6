package dev.wenshu.office.summary;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import dev.wenshu.office.text.Language;
import dev.wenshu.office.text.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document is about, in its own words: runs of topical words (as in RAKE) or, for Chinese, nouns, weighed by how often
 * and how widely they stand in the whole document.
 */
final class Keywords {
    private static final int MOST = 8;
    private static final int LONGEST_PHRASE = 3;
    private static final int FEWEST_USES = 2;
    private static final double PHRASE_BONUS = 0.35;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*|[^\\s]");
    private static final Pattern POSSESSIVE = Pattern.compile("['’]s$");
    private static final Pattern CONTRACTION = Pattern.compile("['’](?:t|ve|re|ll|d|m)$");
    private static final Pattern NOUN = Pattern.compile("n.*|vn|g.*");

    private final Language language;
    private final TermCounts terms;
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, String> printed = new HashMap<>();

    private Keywords(Language language, TermCounts terms) {
        this.language = language;
        this.terms = terms;
    }

    /** At most 8, weightiest first; taken from the candidates, weighed by the whole document. */
    static List<String> of(List<Candidate> candidates, Language language, TermCounts terms) {
        Keywords keywords = new Keywords(language, terms);
        for (Candidate candidate : candidates) {
            String text = candidate.passage().text().replaceAll("\\{[^}]{0,30}}", " , ");
            if (language == Language.CHINESE) {
                keywords.nouns(text);
            } else {
                keywords.phrases(text);
            }
        }
        return keywords.best();
    }

    private void nouns(String text) {
        for (Term term : Chinese.SEGMENT.seg(text)) {
            if (term.word.length() > 1 && NOUN.matcher(term.nature.toString()).matches()) {
                use(term.word);
            }
        }
    }

    private void phrases(String text) {
        List<String> run = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            String word = POSSESSIVE.matcher(matcher.group()).replaceFirst("");
            if (Character.isLetter(word.charAt(0))
                    && language.isTopical(word.toLowerCase(Locale.ROOT))
                    && !CONTRACTION.matcher(word).find()) {
                run.add(word);
                for (int from = Math.max(0, run.size() - LONGEST_PHRASE); from < run.size(); from++) {
                    use(String.join(" ", run.subList(from, run.size())));
                }
            } else {
                run.clear();
            }
        }
    }

    private void use(String phrase) {
        String key = phrase.toLowerCase(Locale.ROOT);
        uses.merge(key, 1, Integer::sum);
        printed.putIfAbsent(key, phrase);
    }

    private List<String> best() {
        List<String> chosen = new ArrayList<>();
        uses.entrySet().stream()
                .filter(entry -> entry.getValue() >= FEWEST_USES)
                .map(entry -> Map.entry(entry.getKey(), weight(entry.getKey(), entry.getValue())))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .forEachOrdered(key -> {
                    if (chosen.size() < MOST && chosen.stream().noneMatch(other -> within(key, other))) {
                        chosen.add(key);
                    }
                });
        return chosen.stream().map(key -> printed.getOrDefault(key, key)).toList();
    }

    private double weight(String key, int count) {
        int[] hashes = Wording.of(key, language).terms();
        double sum = 0;
        for (int hash : hashes) {
            sum += Math.sqrt(terms.of(hash)) * terms.rarity(hash);
        }
        return hashes.length == 0 ? 0 : count * sum / hashes.length * (1 + PHRASE_BONUS * (hashes.length - 1));
    }

    private static boolean within(String key, String other) {
        return (" " + other + " ").contains(" " + key + " ") || (" " + key + " ").contains(" " + other + " ");
    }

    /** The dictionary takes half a second and 41 MB, so it is loaded with the first Chinese document. */
    private static final class Chinese {
        static final Segment SEGMENT = HanLP.newSegment();
    }
}
