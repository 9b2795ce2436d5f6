package dev.wenshu.office.summary;

import dev.wenshu.office.text.Wording;
import java.util.Arrays;

/** In how many passages each term occurs. Terms share a fixed number of counters, so a long document costs no more memory. */
final class TermCounts {
    private static final int BITS = 18;

    private final int[] counters = new int[1 << BITS];
    private int passages;

    void add(Wording wording) {
        passages++;
        Arrays.stream(wording.terms()).distinct().forEach(term -> counters[counter(term)]++);
    }

    int passages() {
        return passages;
    }

    int of(int term) {
        return counters[counter(term)];
    }

    /** Rare enough to be telling: like inverse document frequency, with passages for documents. */
    double rarity(int term) {
        return Math.log(1 + passages / (double) Math.max(1, of(term)));
    }

    /** How much a term stands for the whole: often used, yet not everywhere. */
    double weight(int term) {
        int count = of(term);
        return count <= 1 ? 0.5 * rarity(term) : count * rarity(term);
    }

    /** Mean weight of the ten heaviest terms: the scale that weights are seen on. */
    double heaviest() {
        return Arrays.stream(counters)
                .filter(count -> count > 0)
                .mapToDouble(count -> count * Math.log(1 + passages / (double) count))
                .boxed()
                .sorted(java.util.Comparator.reverseOrder())
                .limit(10)
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(1);
    }

    private static int counter(int term) {
        return (term * 0x9E3779B9) >>> (Integer.SIZE - BITS);
    }
}
