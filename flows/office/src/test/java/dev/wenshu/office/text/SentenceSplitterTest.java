package dev.wenshu.office.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SentenceSplitterTest {
    @Test
    void keepsAbbreviationsInitialsAndDecimalsTogether() {
        // Given
        String text =
                "Dr. J. Miller paid approx. 3.50 EUR, e.g. for tea. See No. 5 of the list. He left at 5 p.m. The rest stayed.";

        // When
        var sentences = new SentenceSplitter(Language.ENGLISH).split(text);

        // Then
        assertThat(sentences)
                .containsExactly(
                        "Dr. J. Miller paid approx. 3.50 EUR, e.g. for tea.",
                        "See No. 5 of the list.",
                        "He left at 5 p.m.",
                        "The rest stayed.");
    }

    @Test
    void keepsGermanOrdinalsAndAbbreviationsTogether() {
        // Given
        String text = "Die Sitzung am 3. Mai fällt aus, z. B. wegen Krankheit. Der 2. Termin ist offen.";

        // When
        var sentences = new SentenceSplitter(Language.GERMAN).split(text);

        // Then
        assertThat(sentences)
                .containsExactly("Die Sitzung am 3. Mai fällt aus, z. B. wegen Krankheit.", "Der 2. Termin ist offen.");
    }

    @Test
    void endsChineseSentencesWithClosingQuotes() {
        // Given
        String text = "主任说：“明天开会。”请大家准时参加！地点在三楼3.5号会议室。";

        // When
        var sentences = new SentenceSplitter(Language.CHINESE).split(text);

        // Then
        assertThat(sentences).containsExactly("主任说：“明天开会。”", "请大家准时参加！", "地点在三楼3.5号会议室。");
    }

    @Test
    void endsChineseSentencesWithLatinFullStops() {
        // Given
        String text = "方法:测量了12.5度时的样品.结果表明效果良好.";

        // When
        var sentences = new SentenceSplitter(Language.CHINESE).split(text);

        // Then
        assertThat(sentences).containsExactly("方法:测量了12.5度时的样品.", "结果表明效果良好.");
    }

    @Test
    void keepsEnumeratorsWithTheirItem() {
        // Given
        String text = "1. Budget was approved. 2. Hiring was postponed.";

        // When
        var sentences = new SentenceSplitter(Language.ENGLISH).split(text);

        // Then
        assertThat(sentences).containsExactly("1. Budget was approved.", "2. Hiring was postponed.");
    }

    @Test
    void cutsEndlessTextAtBoundedLength() {
        // Given
        String text = "word ".repeat(5_000);

        // When
        var sentences = new SentenceSplitter(Language.ENGLISH).split(text);

        // Then
        assertThat(sentences).allSatisfy(sentence -> assertThat(sentence).hasSizeLessThanOrEqualTo(800));
        assertThat(String.join(" ", sentences)).isEqualTo(text.strip());
    }
}
