package dev.wenshu.backbone.writeback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "plain 3.5 % (net) § plain 3.5 % (net)",
                "<script>x</script> § \\<script\\>x\\</script\\>",
                "[pay](http://evil) § \\[pay\\](http\\://evil)",
                "see www.evil.example § see www\\.evil.example",
                "# head § \\# head",
                "1. first § 1\\. first",
                "- item § \\- item",
                "a *b* `c` § a \\*b\\* \\`c\\`"
            })
    void escapesWhatWouldBeMarkup(String text, String escaped) {
        // When
        String result = Markdown.escape(text);

        // Then
        assertThat(result).isEqualTo(escaped);
    }

    @ParameterizedTest
    @CsvSource({"'a\n\n# b', 'a \\# b'", "'a\u2028b', 'a b'"})
    void keepsTextOnOneLine(String text, String escaped) {
        // When
        String result = Markdown.escape(text);

        // Then
        assertThat(result).isEqualTo(escaped);
    }
}
