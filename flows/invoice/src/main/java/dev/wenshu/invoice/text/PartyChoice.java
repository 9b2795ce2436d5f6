package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import dev.wenshu.invoice.scoring.FeatureVector;
import dev.wenshu.invoice.scoring.FieldForests;
import dev.wenshu.invoice.scoring.Forest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chooses the names of seller and buyer; no name is both. */
final class PartyChoice {
    /**
     * Each party with how well its name fits, 0 to 1; null where there is none.
     *
     * @param features of the seller's name, null where it is none of the usual candidates
     */
    record Parties(
            PartyFinder.@Nullable Name seller,
            PartyFinder.@Nullable Name buyer,
            @Nullable FeatureVector features) {}

    private static final double UNSURE = 0.4;
    private static final double LEARNED = 0.65;
    private static final double HAND_SET = 0.35;

    private PartyChoice() {}

    static Parties choose(FieldForests forests, VisibleText text, TextMeasures measures, List<LabelHit> labels) {
        PartyFinder finder = new PartyFinder(text, labels);
        Forest sellers = forests.of(InvoiceField.SELLER);
        Forest buyers = forests.of(InvoiceField.BUYER);
        NameFeatures features = new NameFeatures(text, measures, labels);
        List<NameCandidates.NameCandidate> candidates =
                sellers == null && buyers == null ? List.of() : features.candidates();
        List<FeatureVector> vectors = features.of(candidates);
        PartyFinder.Name buyer = finder.buyer();
        PartyFinder.Name seller = sellers == null ? null : best(sellers, candidates, vectors, buyer);
        buyer = buyer == null
                ? null
                : new PartyFinder.Name(buyer.span(), buyer.text(), learned(buyers, buyer, candidates, vectors));
        if (seller == null || seller.score() < UNSURE) {
            seller = differs(finder.seller(buyer), buyer);
        }
        return new Parties(seller, buyer, features(seller, candidates, vectors));
    }

    /** By place and labels alone, with little confidence. */
    private static PartyFinder.@Nullable Name differs(
            PartyFinder.@Nullable Name name, PartyFinder.@Nullable Name other) {
        return name == null || isSame(name.text(), other)
                ? null
                : new PartyFinder.Name(name.span(), name.text(), HAND_SET * Math.min(1, name.score()));
    }

    private static @Nullable FeatureVector features(
            PartyFinder.@Nullable Name name,
            List<NameCandidates.NameCandidate> candidates,
            List<FeatureVector> vectors) {
        for (int i = 0; i < candidates.size() && name != null; i++) {
            NameCandidates.NameCandidate candidate = candidates.get(i);
            if (candidate.text().equals(name.text()) && candidate.span().overlaps(name.span())) {
                return vectors.get(i);
            }
        }
        return null;
    }

    /** The buyer is found by its place and label; how sure that is, has been learned. */
    private static double learned(
            @Nullable Forest buyers,
            PartyFinder.Name buyer,
            List<NameCandidates.NameCandidate> candidates,
            List<FeatureVector> vectors) {
        double placed = 0.5 + 0.35 * buyer.score();
        for (int i = 0; i < candidates.size() && buyers != null; i++) {
            NameCandidates.NameCandidate candidate = candidates.get(i);
            if (candidate.second() == null && candidate.span().overlaps(buyer.span())) {
                return LEARNED * buyers.probability(vectors.get(i)) + (1 - LEARNED) * placed;
            }
        }
        return (1 - LEARNED) * placed;
    }

    private static boolean isSame(String name, PartyFinder.@Nullable Name other) {
        return other != null && Folding.fold(other.text()).equals(Folding.fold(name));
    }

    private static PartyFinder.@Nullable Name best(
            Forest forest,
            List<NameCandidates.NameCandidate> candidates,
            List<FeatureVector> vectors,
            PartyFinder.@Nullable Name other) {
        PartyFinder.Name best = null;
        for (int i = 0; i < candidates.size(); i++) {
            NameCandidates.NameCandidate candidate = candidates.get(i);
            double probability = forest.probability(vectors.get(i));
            if (!isSame(candidate.text(), other) && (best == null || probability > best.score())) {
                best = new PartyFinder.Name(candidate.span(), candidate.text(), probability);
            }
        }
        return best;
    }
}
