package dev.wenshu.inference.scheduling.routing;

import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.scheduling.routing.RoutingTable.Candidate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Picks who serves a request: of those that are healthy and see images where there are any, those with room for the prompt
 * before others, then the first tier, then by weight. A context that looks too small is a guess, so that such a model is
 * tried when there is no other: it knows the number.
 */
record CandidateChoice(RandomGenerator random) {
    /** Empty where all that would do were tried or are ill. */
    Optional<Candidate> pick(List<Candidate> candidates, GenerationRequest request, Set<ModelSlot> tried) {
        List<Candidate> able = candidates;
        if (request.hasImages()) {
            able = filter(candidates, candidate -> candidate.slot().card().vision());
            if (able.isEmpty()) {
                throw new UnsupportedRequest(
                        "messages",
                        "no model behind " + request.model() + " takes images: remove them or choose another");
            }
        }
        List<Candidate> open = filter(
                able,
                candidate ->
                        !tried.contains(candidate.slot()) && candidate.slot().isHealthy());
        if (open.size() > 1) {
            long tokens = PromptSize.tokens(request);
            List<Candidate> roomy = filter(open, candidate -> hasRoom(candidate, tokens));
            open = roomy.isEmpty() ? open : roomy;
        }
        int tier = open.stream().mapToInt(Candidate::tier).min().orElse(0);
        return byWeight(filter(open, candidate -> candidate.tier() == tier));
    }

    private Optional<Candidate> byWeight(List<Candidate> candidates) {
        if (candidates.size() < 2) {
            return candidates.stream().findFirst();
        }
        int total = candidates.stream().mapToInt(Candidate::weight).sum();
        int drawn = random.nextInt(total);
        for (Candidate candidate : candidates) {
            drawn -= candidate.weight();
            if (drawn < 0) {
                return Optional.of(candidate);
            }
        }
        throw new IllegalStateException("weights add up to " + total);
    }

    private static boolean hasRoom(Candidate candidate, long tokens) {
        int context = candidate.slot().card().context();
        return context == 0 || context >= tokens;
    }

    private static List<Candidate> filter(List<Candidate> candidates, Predicate<Candidate> condition) {
        return candidates.stream().filter(condition).toList();
    }
}
