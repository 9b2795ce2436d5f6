package dev.wenshu.inference.llamacpp.speculation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.llamacpp.model.TokenList;
import org.junit.jupiter.api.Test;

class PromptLookupTest {
    @Test
    void guessesWhatFollowedTheSameTokensLast() {
        // Given
        TokenList history = new TokenList(1, 2, 3, 4, 5, 1, 2, 3, 9, 8, 7, 1, 2, 3);
        PromptLookup lookup = new PromptLookup(history);

        // When, Then
        assertThat(lookup.draft(2)).containsExactly(9, 8);
        history.add(9);
        assertThat(lookup.draft(5)).containsExactly(8, 7, 1, 2, 3);
    }

    @Test
    void guessesNothingWhereTheTokensAreNew() {
        // When, Then
        assertThat(new PromptLookup(new TokenList(1, 2, 3, 4)).draft(4)).isEmpty();
        assertThat(new PromptLookup(new TokenList(1)).draft(4)).isEmpty();
    }

    @Test
    void draftsGrowWhileTheyHoldAndPauseWhereTheyDoNot() {
        // Given
        DraftLength length = new DraftLength(16);

        // When
        int first = length.next();
        length.verified(first, first);
        int second = length.next();
        int asked = 0;
        for (int i = 0; i < 1000; i++) {
            int drafted = length.next();
            asked += drafted;
            if (drafted > 0) {
                length.verified(drafted, 0);
            }
        }

        // Then
        assertThat(second).isGreaterThan(first);
        assertThat(asked).isLessThan(30);
    }
}
