package dev.wenshu.inference.testkit;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up office texts, the same for the same seed: what vocabularies are trained on and benchmarks send. */
public final class SampleText {
    private static final List<String> ENGLISH = WordList.of("words-en.txt");
    private static final List<String> GERMAN = WordList.of("words-de.txt");
    private static final List<String> CHINESE = WordList.of("words-zh.txt");
    private static final List<String> ENGLISH_ENDINGS = List.of("", "", "", "", "s", "ed", "ing", "er", "ly", "ment");
    private static final List<String> GERMAN_ENDINGS = List.of("", "", "", "e", "en", "er", "es", "ung", "lich");

    private final Random random;

    public SampleText(long seed) {
        this.random = new Random(seed);
    }

    /** A sentence with a full stop, between 6 and 15 words. */
    public String english() {
        return sentence(() -> any(ENGLISH) + any(ENGLISH_ENDINGS), " ", ".");
    }

    /** A sentence with the long compounds of the language. */
    public String german() {
        return sentence(this::germanWord, " ", ".");
    }

    /** A sentence without spaces. */
    public String chinese() {
        return sentence(() -> any(CHINESE), "", "。");
    }

    /** One object with names, texts, numbers, dates and a list. */
    public String json() {
        return "{\"" + any(ENGLISH) + "_" + any(ENGLISH) + "\": \"" + any(GERMAN) + "\", \"" + any(ENGLISH) + "\": "
                + amount()
                + ", \"date\": \"" + date() + "\", \"" + any(ENGLISH) + "\": [\n  {\"" + any(ENGLISH) + "\": \""
                + any(CHINESE)
                + "\", \"" + any(ENGLISH) + "\": true, \"" + any(ENGLISH) + "\": null}\n]}";
    }

    /** An invoice as text, of so many lines. */
    public String invoice(int lines) {
        return "Invoice No. " + random.nextInt(1_000_000) + "\nDate: " + date() + "\nSeller: " + germanWord()
                + " GmbH\nBuyer: "
                + any(CHINESE) + any(CHINESE) + "有限公司\n"
                + IntStream.range(0, lines)
                        .mapToObj(line -> (line + 1) + "  " + any(ENGLISH) + " " + any(ENGLISH) + "  "
                                + random.nextInt(99) + " x " + amount() + " EUR\n")
                        .collect(Collectors.joining())
                + "Total: " + amount() + " EUR\n";
    }

    private String germanWord() {
        String word = any(GERMAN);
        return switch (random.nextInt(4)) {
            case 0 -> word + any(GERMAN).toLowerCase(Locale.ROOT);
            case 1 -> word + any(GERMAN_ENDINGS);
            default -> word;
        };
    }

    private String sentence(Supplier<String> word, String between, String end) {
        String words = IntStream.range(0, 6 + random.nextInt(10))
                .mapToObj(_ -> word.get())
                .collect(Collectors.joining(between));
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + end;
    }

    private String amount() {
        return random.nextInt(10_000) + "." + (10 + random.nextInt(90));
    }

    private String date() {
        return (2020 + random.nextInt(10)) + "-" + (10 + random.nextInt(3)) + "-" + (10 + random.nextInt(19));
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }
}
