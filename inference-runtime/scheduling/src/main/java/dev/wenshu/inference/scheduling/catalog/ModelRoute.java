package dev.wenshu.inference.scheduling.catalog;

import java.util.List;

/**
 * An alias for several models. Calls go to the candidates of the first tier that has a healthy one, in proportion to their
 * weights; to the next tier where a tier fails.
 */
public record ModelRoute(String alias, List<Candidate> candidates) {
    public ModelRoute {
        candidates = List.copyOf(candidates);
    }

    /** {@code weight} from 1; {@code tier} from 0, the first to be tried. */
    public record Candidate(String model, int weight, int tier) {}
}
