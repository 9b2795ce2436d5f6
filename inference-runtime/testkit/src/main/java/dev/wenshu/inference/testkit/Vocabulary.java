package dev.wenshu.inference.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A byte-level vocabulary laid out like Qwen's: 256 bytes, what merges make, the special tokens, and, in one that is larger than
 * Qwen's own, unused padding. The same size gives the same vocabulary.
 */
public final class Vocabulary {
    private static final int BYTES = 256;
    private static final int QWEN_ORDINARY = 151_643;
    /** Vocabularies up to this size are kept: a suite of tests asks for the same one again and again. */
    private static final int LARGE = 8192;

    private static final Map<Integer, Vocabulary> MADE = new ConcurrentHashMap<>();

    private final int size;
    private final List<String> ordinary = new ArrayList<>();
    private final List<Merge> merges = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<Merge, Integer> ranks = new HashMap<>();

    private Vocabulary(int size) {
        this.size = size;
        for (int value = 0; value < BYTES; value++) {
            add(ByteAlphabet.letter(value));
        }
    }

    /** Trained on {@link SampleText}; a large one is filled up with compounds of what was learnt. */
    static Vocabulary of(int size) {
        return size > LARGE ? make(size) : MADE.computeIfAbsent(size, Vocabulary::make);
    }

    private static Vocabulary make(int size) {
        Vocabulary vocabulary = new Vocabulary(size);
        int target = Math.min(QWEN_ORDINARY, size - SpecialToken.count());
        new MergeTrainer(TrainingText.countedWords()).train(target - BYTES, vocabulary::add);
        new Compounds(vocabulary).fillUpTo(target);
        return vocabulary;
    }

    public int size() {
        return size;
    }

    /** How many tokens are bytes or made by merges: their numbers come first. */
    public int ordinaryTokens() {
        return ordinary.size();
    }

    public int id(SpecialToken special) {
        return ordinary.size() + special.offset();
    }

    /** Tokens of ordinary text; special tokens in it are cut like any other text. */
    public List<Integer> encode(String text) {
        return PreTokens.of(text).stream()
                .flatMap(piece -> merged(piece).stream())
                .toList();
    }

    /** The text of tokens, with U+FFFD where they are not whole characters; padding has none. */
    public String decode(List<Integer> tokens) {
        return new String(
                ByteAlphabet.decode(tokens.stream().map(this::letters).collect(Collectors.joining())),
                StandardCharsets.UTF_8);
    }

    /** A token as its letters, so that bytes of no character can be shown too. */
    String token(int id) {
        int special = id - ordinary.size();
        if (special < 0) {
            return ordinary.get(id);
        }
        return special < SpecialToken.count() ? SpecialToken.at(special).text() : "[PAD" + id + "]";
    }

    /** llama.cpp's number of a token's kind. */
    int kind(int id) {
        int special = id - ordinary.size();
        if (special < 0) {
            return 1;
        }
        if (special >= SpecialToken.count()) {
            return 5;
        }
        return SpecialToken.at(special).control() ? 3 : 4;
    }

    /** Whether the token alone is whole, printable text. */
    boolean fluent(int id) {
        if (id >= ordinary.size()) {
            return false;
        }
        String text = decode(List.of(id));
        return text.codePoints().noneMatch(c -> c == 0xfffd || (Character.isISOControl(c) && c != '\n'));
    }

    List<Merge> merges() {
        return merges;
    }

    /** The number of an ordinary token by its letters; -1 where there is none. */
    int idOf(String token) {
        return ids.getOrDefault(token, -1);
    }

    /** The number of the token that a merge makes: a new one, unless other merges make the same. */
    final int add(Merge merge) {
        ranks.put(merge, merges.size());
        merges.add(merge);
        return add(token(merge.left()) + token(merge.right()));
    }

    private int add(String token) {
        return ids.computeIfAbsent(token, _ -> {
            ordinary.add(token);
            return ordinary.size() - 1;
        });
    }

    private String letters(int id) {
        return id < ordinary.size() + SpecialToken.count() ? token(id) : "";
    }

    private List<Integer> merged(String piece) {
        List<Integer> tokens = ByteAlphabet.encode(piece)
                .chars()
                .mapToObj(letter -> ids.get(String.valueOf((char) letter)))
                .collect(Collectors.toCollection(ArrayList::new));
        while (true) {
            int best = bestPlace(tokens);
            if (best < 0) {
                return tokens;
            }
            int second = best + 1;
            String merged = token(tokens.get(best)) + token(tokens.get(second));
            tokens.set(best, ids.get(merged));
            tokens.subList(second, second + 1).clear();
        }
    }

    private int bestPlace(List<Integer> tokens) {
        return IntStream.range(0, tokens.size() - 1)
                .filter(i -> ranks.containsKey(new Merge(tokens.get(i), tokens.get(i + 1))))
                .boxed()
                .min((a, b) -> Integer.compare(rank(tokens, a), rank(tokens, b)))
                .orElse(-1);
    }

    private int rank(List<Integer> tokens, int place) {
        return ranks.getOrDefault(new Merge(tokens.get(place), tokens.get(place + 1)), Integer.MAX_VALUE);
    }
}
