package dev.wenshu.invoice.training.fit;

import dev.wenshu.invoice.scoring.FeatureVector;

/** A candidate and whether it is what the document states. */
record Case(FeatureVector features, boolean right) {
    @Override
    public String toString() {
        return "Case[right=" + right + "]";
    }
}
