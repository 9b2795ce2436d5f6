package dev.wenshu.office.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the sentences one by one: the best that says least of what is already said (maximal marginal relevance). */
final class Selection {
    private static final double SAME = 0.9;

    private final List<Candidate> candidates;
    private final Meanings meanings;
    private final Weights weights;
    private final List<Set<Integer>> terms;

    private Selection(List<Candidate> candidates, Meanings meanings, Weights weights) {
        this.candidates = candidates;
        this.meanings = meanings;
        this.weights = weights;
        this.terms = candidates.stream()
                .map(candidate -> {
                    Set<Integer> distinct = new HashSet<>();
                    Arrays.stream(candidate.wording().terms()).forEach(distinct::add);
                    return distinct;
                })
                .toList();
    }

    /** At most {@code count} of the candidates, in the document's order. */
    static List<Candidate> of(List<Candidate> candidates, Meanings meanings, Weights weights, int count) {
        return new Selection(candidates, meanings, weights).choose(count);
    }

    private List<Candidate> choose(int count) {
        double[] scores = scores();
        double[] said = new double[candidates.size()];
        List<Integer> chosen = new ArrayList<>();
        while (chosen.size() < count) {
            int best = -1;
            for (int i = 0; i < scores.length; i++) {
                if (said[i] < SAME && (best < 0 || worth(scores, said, i) > worth(scores, said, best))) {
                    best = i;
                }
            }
            if (best < 0) {
                break;
            }
            chosen.add(best);
            for (int i = 0; i < scores.length; i++) {
                said[i] = i == best ? 1 : Math.max(said[i], likeness(i, best));
            }
        }
        return chosen.stream().sorted().map(candidates::get).toList();
    }

    private double worth(double[] scores, double[] said, int i) {
        return scores[i] - weights.redundancy() * said[i];
    }

    private double[] scores() {
        double[] scores = candidates.stream().mapToDouble(Candidate::score).toArray();
        if (meanings.present()) {
            double[] central = meanings.centrality();
            for (int i = 0; i < scores.length; i++) {
                scores[i] += weights.meaning() * central[i];
            }
        }
        return scores;
    }

    private double likeness(int a, int b) {
        double byWords = overlap(terms.get(a), terms.get(b));
        return meanings.present() ? Math.max(byWords, meanings.likeness(a, b)) : byWords;
    }

    /** Shared terms over those of the shorter, so that a part of a longer sentence counts as said. */
    private static double overlap(Set<Integer> a, Set<Integer> b) {
        boolean first = a.size() < b.size();
        Set<Integer> fewer = first ? a : b;
        Set<Integer> more = first ? b : a;
        long shared = fewer.stream().filter(more::contains).count();
        return fewer.isEmpty() ? 0 : shared / (double) fewer.size();
    }
}
