package dev.wenshu.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds this tokenizer against the reference implementation. */
class WordPieceTokenizerTest {
    private static final List<String> TEXTS = List.of(
            "",
            " \t\n",
            "Invoice No. 27086599, dated 30.08.2022: 1,234.50 EUR",
            "Größe café naïve ŁÓDŹ İstanbul ΑΒΓς",
            "价税合计（大写）壹拾伍圆玖角肆分 ￥15.94",
            "增值税电子普通发票 VAT-Invoice №12 ①②③ ｆｕｌｌｗｉｄｔｈ",
            "かなカナ 한국어 العربية हिन्दी ไทย",
            "😀 emoji 👨‍👩‍👧 flags 🇨🇳 \u0000\u200b\ufeff\u00a0end",
            "a".repeat(150) + " don't e-mail@example.com $^`+=<>|~",
            "𠀀𪜀 豈 〇 㐀",
            "e\u0301 A\u030a \u00ad soft");

    @TempDir
    static Path cache;

    @BeforeAll
    static void keepReferenceOffline() {
        System.setProperty("DJL_CACHE_DIR", cache.toString());
        System.setProperty("ENGINE_CACHE_DIR", cache.toString());
        System.setProperty("ai.djl.offline", "true");
    }

    @Test
    void agreesWithReferenceInChineseVocabulary() throws IOException {
        assertAgrees(ModelFile.EMBEDDING_ZH_TOKENS);
    }

    @Test
    void agreesWithReferenceInEnglishVocabulary() throws IOException {
        assertAgrees(ModelFile.EMBEDDING_EN_TOKENS);
    }

    private static void assertAgrees(ModelFile vocabulary) throws IOException {
        // Given
        WordPieceTokenizer tokenizer = new WordPieceTokenizer(vocabulary.bytes());
        try (HuggingFaceTokenizer reference = HuggingFaceTokenizer.newInstance(
                new ByteArrayInputStream(vocabulary.bytes()), Map.of("truncation", "false", "padding", "false"))) {
            for (String text : TEXTS) {
                // When
                long[] tokens = tokenizer.encode(text, TextEncoder.WINDOW);

                // Then
                assertThat(tokens).as(text).isEqualTo(reference.encode(text).getIds());
            }
        }
    }
}
