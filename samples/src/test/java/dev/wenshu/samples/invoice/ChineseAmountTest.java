package dev.wenshu.samples.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChineseAmountTest {
    @ParameterizedTest
    @CsvSource({
        "0.00, 零圆整",
        "0.05, 伍分",
        "0.50, 伍角整",
        "10.00, 壹拾圆整",
        "105.07, 壹佰零伍圆零柒分",
        "1005.30, 壹仟零伍圆叁角整",
        "10000.00, 壹万圆整",
        "100050.00, 壹拾万零伍拾圆整",
        "1355.51, 壹仟叁佰伍拾伍圆伍角壹分",
        "20003000.40, 贰仟万零叁仟圆肆角整",
        "100000001.00, 壹亿零壹圆整"
    })
    void writesAmountsInCapitalNumerals(BigDecimal amount, String expected) {
        assertThat(ChineseAmount.of(amount)).isEqualTo(expected);
    }
}
