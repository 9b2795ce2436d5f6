package dev.wenshu.inference.llamacpp.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wenshu.inference.generation.Sampling;
import dev.wenshu.inference.llamacpp.model.TokenList;
import java.util.BitSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TokenChoiceTest {
    private static final float[] LOGITS = {
        (float) Math.log(0.5), (float) Math.log(0.3), (float) Math.log(0.15), (float) Math.log(0.05)
    };
    private static final int DRAWS = 20_000;

    @Test
    void drawsAsOftenAsTheModelSays() {
        // When
        double[] shares = shares(sampling(1, 1, 0, 0), null);

        // Then
        assertThat(shares).containsExactly(new double[] {0.5, 0.3, 0.15, 0.05}, within(0.015));
    }

    @Test
    void lowTemperatureSharpens() {
        // When
        double[] shares = shares(sampling(0.5, 1, 0, 0), null);

        // Then
        assertThat(shares[0]).isCloseTo(0.25 / (0.25 + 0.09 + 0.0225 + 0.0025), within(0.015));
    }

    @Test
    void topPKeepsTheFewestThatMakeItUp() {
        // When
        double[] shares = shares(sampling(1, 0.75, 0, 0), null);

        // Then
        assertThat(shares).containsExactly(new double[] {0.625, 0.375, 0, 0}, within(0.015));
    }

    @Test
    void topKAndMinPDropTheRest() {
        // When
        double[] byRank = shares(sampling(1, 1, 3, 0), null);
        double[] byShare = shares(sampling(1, 1, 0, 0.25), null);

        // Then
        assertThat(byRank[3]).isZero();
        assertThat(byShare[3]).isZero();
        assertThat(byShare[2]).isPositive();
    }

    @Test
    void aFilterLeavesTheOthersInProportion() {
        // When
        double[] shares = shares(sampling(1, 1, 0, 0), only(1, 3));

        // Then
        assertThat(shares).containsExactly(new double[] {0, 0.3 / 0.35, 0, 0.05 / 0.35}, within(0.015));
    }

    @Test
    void greedyTakesTheLowestIdOfEquals() {
        // Given
        TokenChoice choice = new TokenChoice(Sampling.greedy(), new TokenList(1), RandomGenerator.getDefault());

        // When, Then
        assertThat(choice.next(new float[] {1, 3, 3, 2}, null)).isEqualTo(1);
        assertThat(choice.next(new float[] {1, 3, 3, 2}, only(2, 3))).isEqualTo(2);
        assertThat(choice.next(new float[] {1, 3, 3, 2}, only())).isEqualTo(-1);
    }

    @Test
    void greedyFindsAnAllowedTokenFarDown() {
        // Given
        float[] logits = new float[500];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = -i;
        }
        TokenChoice choice = new TokenChoice(Sampling.greedy(), new TokenList(1), RandomGenerator.getDefault());

        // When, Then
        assertThat(choice.next(logits, only(400, 450))).isEqualTo(400);
    }

    @Test
    void penaltiesMakeRepetitionLessLikely() {
        // Given
        Sampling penalised = new Sampling(0, 1, 0, 0, OptionalLong.empty(), 0.5, 0.5, 1, Map.of());
        TokenChoice choice = new TokenChoice(penalised, new TokenList(0), RandomGenerator.getDefault());

        // When
        int first = choice.next(new float[] {2, 1.5f}, null);
        choice.appended(first);
        int second = choice.next(new float[] {2, 1.5f}, null);

        // Then
        assertThat(first).isZero();
        assertThat(second).isEqualTo(1);
    }

    @Test
    void repetitionPenaltyCountsThePromptToo() {
        // Given
        Sampling penalised = new Sampling(0, 1, 0, 0, OptionalLong.empty(), 0, 0, 2, Map.of());
        TokenChoice choice = new TokenChoice(penalised, new TokenList(0), RandomGenerator.getDefault());

        // When, Then
        assertThat(choice.next(new float[] {2, 1.5f, -1}, null)).isEqualTo(1);
    }

    @Test
    void biasMovesTheChoice() {
        // Given
        Sampling biased = new Sampling(0, 1, 0, 0, OptionalLong.empty(), 0, 0, 1, Map.of(2, 100.0, 0, -100.0));
        TokenChoice choice = new TokenChoice(biased, new TokenList(0), RandomGenerator.getDefault());

        // When, Then
        assertThat(choice.next(new float[] {2, 1.5f, -1}, null)).isEqualTo(2);
    }

    private static double[] shares(Sampling sampling, @Nullable TokenFilter filter) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        TokenChoice choice = new TokenChoice(sampling, new TokenList(0), random);
        double[] shares = new double[LOGITS.length];
        for (int i = 0; i < DRAWS; i++) {
            shares[choice.next(LOGITS.clone(), filter)] += 1.0 / DRAWS;
        }
        return shares;
    }

    private static Sampling sampling(double temperature, double topP, int topK, double minP) {
        return new Sampling(temperature, topP, topK, minP, OptionalLong.empty(), 0, 0, 1, Map.of());
    }

    private static TokenFilter only(int... tokens) {
        BitSet allowed = new BitSet();
        for (int token : tokens) {
            allowed.set(token);
        }
        return new TokenFilter() {
            @Override
            public boolean allows(int token) {
                return allowed.get(token);
            }

            @Override
            public BitSet allowed() {
                return allowed;
            }
        };
    }
}
