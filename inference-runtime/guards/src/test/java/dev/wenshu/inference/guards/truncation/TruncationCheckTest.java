package dev.wenshu.inference.guards.truncation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.EncodingRegistry;
import com.knuddels.jtokkit.api.EncodingType;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.guards.FakeEngine;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TruncationCheckTest {
    private static final EncodingRegistry ENCODINGS = Encodings.newLazyEncodingRegistry();
    private static final String ENGLISH = """
            Please find attached our invoice for the services rendered in March. The total amount of 1,428.00 EUR is due \
            within thirty days of the date of this letter. Don't hesitate to contact us should you have questions.
            """;
    private static final String GERMAN = """
            Sehr geehrte Damen und Herren, anbei erhalten Sie die Rechnung über unsere Dienstleistungen. Der Gesamtbetrag \
            einschließlich Mehrwertsteuer ist innerhalb von vierzehn Tagen ohne Abzug auf das Geschäftskonto zu überweisen.
            """;
    private static final String CHINESE = """
            中华人民共和国增值税专用发票。购买方名称：北京科技有限公司，纳税人识别号见下。根据合同约定，本公司已按时完成软件开发\
            及技术服务，请于收到发票后三十日内付款。感谢您的支持与合作，如有问题请及时与我们联系。
            """;
    private static final String TABLE = """
            | 2026-01-01 | 100.00 | 19 % | 119.00 | EUR | RE-2026-000123 |
            |------------|--------|------|--------|-----|----------------|
                        1234567890123456789012345678901234567890   ........................
            """;
    private static final String CODE = """
            {"invoiceNumber":"RE-1","lines":[{"description":"Consulting","netAmount":100.0}],"sellerTaxIdentifier":"DE123456789"}
            public static void main(String[] arguments) { if (arguments.length == 0) { return; } }
            """;
    private static final String JAPANESE = "請求書を送付いたしますので、ご確認のほどよろしくお願い申し上げます。お支払い期限は月末です。";

    static Stream<Arguments> texts() {
        return Stream.of(ENGLISH, GERMAN, CHINESE, TABLE, CODE, JAPANESE)
                .flatMap(text -> Stream.of(EncodingType.values()).map(encoding -> Arguments.of(encoding, text)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void staysBelowRealTokenizers(EncodingType encoding, String text) {
        for (String given : List.of(text, text.repeat(20))) {
            // When
            int real = ENCODINGS.getEncoding(encoding).countTokensOrdinary(given);

            // Then
            assertThat(TokenLowerBound.of(given)).isLessThanOrEqualTo(real * 9 / 10);
        }
    }

    @ParameterizedTest
    @EnumSource(EncodingType.class)
    void countsLittleForSetPhrases(EncodingType encoding) {
        // Given
        String phrases = "人民代表大会常务委员会中华人民共和国有限公司哈哈哈哈".repeat(100);

        // When
        int real = ENCODINGS.getEncoding(encoding).countTokensOrdinary(phrases);

        // Then: one known vocabulary has 12 characters a token here
        assertThat(TokenLowerBound.of(phrases)).isLessThan(real).isLessThan(phrases.length() / 12);
    }

    @ParameterizedTest
    @CsvSource({"0, 0.6", "1, 0.25", "2, 0.3"})
    void seesAGoodPartOfProse(int index, double share) {
        // Given
        String much = List.of(ENGLISH, GERMAN, CHINESE).get(index);

        // When
        int real = ENCODINGS.getEncoding(EncodingType.O200K_BASE).countTokensOrdinary(much);

        // Then
        assertThat(TokenLowerBound.of(much)).isGreaterThan((int) (real * share));
    }

    @Test
    void refusesAnswerToPromptThatWasCut() {
        // Given
        TruncationCheck check = new TruncationCheck(engine(new Usage(2048, 0, 5, 0)));

        // When // Then
        assertThatThrownBy(() -> check.generate(request(ENGLISH.repeat(100))))
                .isInstanceOfSatisfying(TruncatedPrompt.class, fault -> {
                    assertThat(fault.category()).isEqualTo(FaultCategory.SETUP);
                    assertThat(fault.read()).isEqualTo(2048);
                    assertThat(fault.atLeast()).isGreaterThan(2048);
                })
                .hasMessageContaining("2048")
                .hasMessageNotContaining("invoice");
    }

    @ParameterizedTest
    @CsvSource({"5000, 0", "0, 0", "100, 4900"})
    void acceptsWholeUncountedAndCachedPrompts(int prompt, int cached) {
        // Given
        TruncationCheck check = new TruncationCheck(engine(new Usage(prompt, cached, 5, 0)));

        // When // Then
        assertThatCode(() -> check.generate(request(ENGLISH.repeat(100)))).doesNotThrowAnyException();
    }

    @Test
    void neverMisfiresOnShortPrompt() {
        // Given
        TruncationCheck check = new TruncationCheck(engine(new Usage(1, 0, 5, 0)));

        // When // Then
        assertThatCode(() -> check.generate(request("One two three."))).doesNotThrowAnyException();
        assertThat(Fault.categoryOf(new TruncatedPrompt("m", 1, 2))).isEqualTo(FaultCategory.SETUP);
    }

    private static FakeEngine engine(Usage usage) {
        return new FakeEngine().then(usage, FinishReason.STOP, FakeEngine.texts("yes"));
    }

    private static GenerationRequest request(String text) {
        return GenerationRequest.of("m", new Prompt.Chat(List.of(Message.user(text))));
    }
}
