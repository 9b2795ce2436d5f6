package dev.wenshu.inference.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Fills a vocabulary with compounds of two tokens of one script, the earliest learnt first: what is left of a vocabulary of
 * 151,936 when all the words of the training text have tokens.
 */
final class Compounds {
    private static final int LONGEST_PART = 4;

    private final Vocabulary vocabulary;
    private final List<List<Integer>> scripts;

    Compounds(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.scripts = List.of(
                tokensOf(text -> text.codePoints().allMatch(Character::isIdeographic)),
                tokensOf(text -> text.length() > 1 && text.codePoints().allMatch(Character::isLowerCase)));
    }

    void fillUpTo(int tokens) {
        int longest = scripts.stream().mapToInt(List::size).max().orElse(0);
        for (int diagonal = 0; diagonal < 2 * longest && vocabulary.ordinaryTokens() < tokens; diagonal++) {
            for (int left = 0; left <= diagonal; left++) {
                for (List<Integer> script : scripts) {
                    if (vocabulary.ordinaryTokens() < tokens
                            && diagonal - left < script.size()
                            && left < script.size()) {
                        join(script.get(left), script.get(diagonal - left));
                    }
                }
            }
        }
        if (vocabulary.ordinaryTokens() < tokens) {
            throw new IllegalArgumentException("a vocabulary of " + tokens + " tokens is more than can be composed");
        }
    }

    private void join(int left, int right) {
        if (vocabulary.idOf(vocabulary.token(left) + vocabulary.token(right)) < 0) {
            vocabulary.add(new Merge(left, right));
        }
    }

    private List<Integer> tokensOf(Predicate<String> script) {
        return IntStream.range(0, vocabulary.ordinaryTokens())
                .filter(id -> {
                    String text = new String(ByteAlphabet.decode(vocabulary.token(id)), StandardCharsets.UTF_8);
                    return text.length() <= LONGEST_PART && script.test(text);
                })
                .boxed()
                .toList();
    }
}
