package dev.wenshu.invoice.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.invoice.scoring.Feature;
import dev.wenshu.invoice.scoring.FeatureVector;
import dev.wenshu.invoice.scoring.Forest;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoostingTest {
    private static final int TREES = 40;

    @Test
    void learnsWhatOnlyTwoFeaturesTogetherShow() {
        // Given
        List<Case> cases = cases();

        // When
        Forest forest = Boosting.learn(cases, TREES, 1);

        // Then
        assertThat(forest.probability(vector(0.9, 0.9))).isGreaterThan(0.8);
        assertThat(forest.probability(vector(0.9, 0.1))).isLessThan(0.2);
        assertThat(forest.probability(vector(0.1, 0.9))).isLessThan(0.2);
    }

    @Test
    void givesTheSameTreesForTheSameSeed() {
        // Given
        List<Case> cases = cases();

        // When
        double first = Boosting.learn(cases, TREES, 7).probability(vector(0.5, 0.6));
        double second = Boosting.learn(cases, TREES, 7).probability(vector(0.5, 0.6));

        // Then
        assertThat(first).isEqualTo(second);
    }

    private static List<Case> cases() {
        SplittableRandom random = new SplittableRandom(1);
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            double support = random.nextDouble();
            double place = random.nextDouble();
            cases.add(new Case(vector(support, place), support > 0.5 && place > 0.5));
        }
        return cases;
    }

    private static FeatureVector vector(double support, double place) {
        return new FeatureVector().with(Feature.SUPPORT, support).with(Feature.ROW, place);
    }
}
