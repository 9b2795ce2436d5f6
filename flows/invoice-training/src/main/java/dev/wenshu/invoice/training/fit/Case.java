package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.scoring.FeatureVector;

/**
 * A candidate and whether it is what the document states.
 *
 * @param weight how many such cases it stands for
 */
record Case(FeatureVector features, boolean right, float weight) {
    Case(FeatureVector features, boolean right) {
        this(features, right, 1);
    }

    @Override
    public String toString() {
        return "Case[right=" + right + "]";
    }
}
