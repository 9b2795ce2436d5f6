package dev.wenshu.office.summary;

import dev.wenshu.office.text.Passage;
import dev.wenshu.office.text.Wording;
import java.util.Arrays;

/** How well a sentence stands for the document, by its words, its place and its form. */
final class LexicalScore {
    private static final double LONGEST_LEAD = 6;
    private static final double REPEATED = -1.5;
    private static final double LEAD_SHARE = 0.2;

    private final Survey survey;
    private final Weights weights;
    private final double typicalTerm;
    private final double leadLength;

    LexicalScore(Survey survey, Weights weights) {
        this.survey = survey;
        this.weights = weights;
        this.typicalTerm = Math.max(1, survey.terms().heaviest());
        this.leadLength = Math.max(1, Math.min(LONGEST_LEAD, survey.candidates() * LEAD_SHARE));
    }

    /** @param ordinal of the sentence among those that are candidates */
    double of(Passage passage, Wording wording, int ordinal) {
        int[] terms = Arrays.stream(wording.terms()).distinct().toArray();
        double sum = 0;
        int titled = 0;
        for (int term : terms) {
            sum += survey.terms().weight(term);
            titled += survey.titleTerms().contains(term) ? 1 : 0;
        }
        int variety = Math.max(1, terms.length);
        double centroid = sum / typicalTerm / Math.sqrt(variety);
        double lead = 1 / (1 + ordinal / leadLength);
        return weights.centroid() * centroid
                + weights.lead() * lead
                + weights.title() * titled / variety
                + (passage.opens() ? weights.opening() : 0)
                + weights.deictic() * wording.deictic()
                + (survey.isRepeated(passage) ? REPEATED : 0)
                + form(wording.form())
                + length(wording.length());
    }

    private double form(Wording.Form form) {
        return switch (form) {
            case STATEMENT -> 0;
            case QUESTION -> weights.question();
            case FRAGMENT -> weights.fragment();
        };
    }

    /** 0 at the preferred length, less and less away from it. */
    private double length(int words) {
        double off = Math.log(Math.max(1, words) / weights.length()) / weights.spread();
        return Math.exp(-off * off / 2) - 1;
    }
}
