package dev.wenshu.inference.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Learns merges from counted words by byte pair encoding: again and again the most frequent pair. */
final class MergeTrainer {
    private static final int MIN_COUNT = 2;
    private static final Comparator<Candidate> MOST_FREQUENT = Comparator.comparingLong(Candidate::count)
            .reversed()
            .thenComparingInt(candidate -> candidate.pair().left())
            .thenComparingInt(candidate -> candidate.pair().right());

    private final List<int[]> words = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final Map<Merge, Long> pairCounts = new HashMap<>();
    private final Map<Merge, Set<Integer>> wordsOf = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>(MOST_FREQUENT);

    /** Words are sequences of byte tokens, which have the numbers 0 to 255. */
    MergeTrainer(Map<List<Integer>, Integer> countedWords) {
        countedWords.forEach((word, count) -> {
            words.add(word.stream().mapToInt(Integer::intValue).toArray());
            counts.add(count);
        });
        for (int word = 0; word < words.size(); word++) {
            add(word, 1);
        }
        pairCounts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
    }

    /** At most so many merges, the best first; {@code numberOf} gives the token that a merge makes its number. */
    List<Merge> train(int limit, ToIntFunction<Merge> numberOf) {
        List<Merge> merges = new ArrayList<>();
        while (merges.size() < limit) {
            Candidate best = queue.poll();
            if (best == null || best.count() < MIN_COUNT) {
                break;
            }
            long now = pairCounts.getOrDefault(best.pair(), 0L);
            if (now != best.count()) {
                if (now > 0) {
                    queue.add(new Candidate(best.pair(), now));
                }
                continue;
            }
            merges.add(best.pair());
            apply(best.pair(), numberOf.applyAsInt(best.pair()));
        }
        return merges;
    }

    private void apply(Merge pair, int merged) {
        Set<Merge> touched = new HashSet<>();
        for (int word : Set.copyOf(wordsOf.getOrDefault(pair, Set.of()))) {
            add(word, -1);
            words.set(word, merge(words.get(word), pair, merged));
            add(word, 1);
            int[] now = words.get(word);
            for (int i = 0; i + 1 < now.length; i++) {
                if (now[i] == merged || now[i + 1] == merged) {
                    touched.add(new Merge(now[i], now[i + 1]));
                }
            }
        }
        pairCounts.remove(pair);
        touched.forEach(other -> queue.add(new Candidate(other, pairCounts.getOrDefault(other, 0L))));
    }

    private void add(int word, int sign) {
        int[] symbols = words.get(word);
        for (int i = 0; i + 1 < symbols.length; i++) {
            Merge pair = new Merge(symbols[i], symbols[i + 1]);
            pairCounts.merge(pair, (long) sign * counts.get(word), Long::sum);
            if (sign > 0) {
                wordsOf.computeIfAbsent(pair, _ -> new HashSet<>()).add(word);
            }
        }
    }

    private static int[] merge(int[] symbols, Merge pair, int merged) {
        int[] result = new int[symbols.length];
        int length = 0;
        for (int i = 0; i < symbols.length; i++) {
            boolean here = i + 1 < symbols.length && symbols[i] == pair.left() && symbols[i + 1] == pair.right();
            result[length++] = here ? merged : symbols[i];
            i += here ? 1 : 0;
        }
        return Arrays.copyOf(result, length);
    }

    private record Candidate(Merge pair, long count) {}
}
