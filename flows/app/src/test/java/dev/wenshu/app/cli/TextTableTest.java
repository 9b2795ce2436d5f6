package dev.wenshu.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void linesUpColumnsWithWideCharacters() {
        // Given
        TextTable table = new TextTable("file", "kind");
        table.add(List.of("发票.pdf", "invoice"));
        table.add(List.of("a.pdf", "mail"));
        StringWriter text = new StringWriter();

        // When
        table.print(new PrintWriter(text));

        // Then
        assertThat(text.toString().lines())
                .containsExactly("file      kind", "-----------------", "发票.pdf  invoice", "a.pdf     mail");
    }

    @Test
    void setsALastColumnOfNumbersToTheRight() {
        // Given
        TextTable table = new TextTable("file", "ms");
        table.add(List.of("a.pdf", "7"));
        table.add(List.of("b.pdf", "1,234"));
        StringWriter text = new StringWriter();

        // When
        table.print(new PrintWriter(text));

        // Then
        assertThat(text.toString().lines())
                .containsExactly("file      ms", "------------", "a.pdf      7", "b.pdf  1,234");
    }

    @Test
    void cutsByColumnsAndNotByCharacters() {
        assertThat(TextTable.cut("关于费用报销的通知", 9)).isEqualTo("关于费用…");
        assertThat(TextTable.cut("short", 9)).isEqualTo("short");
    }

    @Test
    void showsNoControlCharacters() {
        assertThat(TextTable.cut("a\u001b[2Jb\nc", 20)).isEqualTo("a [2Jb c");
    }
}
