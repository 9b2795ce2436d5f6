package dev.wenshu.office.text;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A language that texts are told apart by: the script decides first, then the share of function words. */
public enum Language {
    CHINESE("zh"),
    JAPANESE("ja"),
    KOREAN("ko"),
    ENGLISH("en"),
    GERMAN("de"),
    FRENCH("fr"),
    DUTCH("nl"),
    ITALIAN("it"),
    SPANISH("es"),
    PORTUGUESE("pt"),
    POLISH("pl"),
    SWEDISH("sv"),
    UNKNOWN("und");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final double CJK_SHARE = 0.15;
    private static final double KANA_SHARE = 0.1;
    private static final double SMALLEST_SHARE = 0.08;
    private static final int LONGEST_SAMPLE = 40_000;

    private final String code;

    Language(String code) {
        this.code = code;
    }

    /** ISO 639-1, or {@code und}. */
    public String code() {
        return code;
    }

    /** Words of the language that carry no topic, in lower case; empty where none are known. */
    Set<String> functionWords() {
        return Lexicon.FUNCTION.getOrDefault(code, Set.of());
    }

    /** Whether a word can say what a text is about; in lower case. */
    public boolean isTopical(String word) {
        return word.length() > 2
                && !functionWords().contains(word)
                && !deicticWords().contains(word);
    }

    /** Words that need the situation or the sentence before to be understood, in lower case. */
    Set<String> deicticWords() {
        return Lexicon.DEICTIC.getOrDefault(code, Set.of());
    }

    /** The language of most of a text's beginning; UNKNOWN for too little text or a language not listed here. */
    public static Language of(String text) {
        String sample = text.length() > LONGEST_SAMPLE ? text.substring(0, LONGEST_SAMPLE) : text;
        int letters = 0;
        int han = 0;
        int kana = 0;
        int hangul = 0;
        for (int i = 0; i < sample.length(); i++) {
            char c = sample.charAt(i);
            letters += Character.isLetter(c) ? 1 : 0;
            han += Scripts.isHan(c) ? 1 : 0;
            kana += Scripts.isKana(c) ? 1 : 0;
            hangul += Scripts.isHangul(c) ? 1 : 0;
        }
        if (hangul > letters * CJK_SHARE) {
            return KOREAN;
        }
        if (han + kana > letters * CJK_SHARE) {
            return kana > (han + kana) * KANA_SHARE ? JAPANESE : CHINESE;
        }
        return byFunctionWords(sample);
    }

    private static Language byFunctionWords(String text) {
        Map<Language, Double> score = new EnumMap<>(Language.class);
        int words = 0;
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT));
        while (matcher.find()) {
            words++;
            Set<Language> having = Lexicon.SPEAKERS.getOrDefault(matcher.group(), Set.of());
            for (Language language : having) {
                score.merge(language, 1.0 / having.size(), Double::sum);
            }
        }
        Language best = UNKNOWN;
        double most = words * SMALLEST_SHARE;
        for (Map.Entry<Language, Double> entry : score.entrySet()) {
            if (entry.getValue() > most) {
                most = entry.getValue();
                best = entry.getKey();
            }
        }
        return best;
    }

    private static final class Lexicon {
        static final Map<String, Set<String>> FUNCTION = WordLists.byKey("function-words.properties");
        static final Map<String, Set<String>> DEICTIC = WordLists.byKey("deictic-words.properties");
        static final Map<String, Set<Language>> SPEAKERS = new HashMap<>();

        static {
            for (Language language : values()) {
                for (String word : language.functionWords()) {
                    SPEAKERS.computeIfAbsent(word, w -> EnumSet.noneOf(Language.class))
                            .add(language);
                }
            }
        }
    }
}
