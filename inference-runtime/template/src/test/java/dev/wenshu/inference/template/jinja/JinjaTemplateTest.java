package dev.wenshu.inference.template.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.wenshu.inference.template.syntax.TemplateFault;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JinjaTemplateTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T09:05:07Z"), ZoneOffset.UTC);
    private static final Map<String, Object> VALUES = Map.of(
            "m",
            List.of(Map.of("role", "user", "content", "a</think>\n\nb"), Map.of("role", "assistant", "content", "c")),
            "d",
            new TreeMap<>(Map.of("k", 1L, "items", List.of(1.5, true, Absent.NONE))).reversed(),
            "n",
            7L,
            "s",
            " Grüße ");

    /** Each line holds a template and what Python's Jinja makes of it. */
    static Stream<Arguments> snippets() throws IOException {
        try (InputStream in = Objects.requireNonNull(JinjaTemplateTest.class.getResourceAsStream("snippets.jsonl"))) {
            List<Arguments> snippets = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                String[] pair = Json.mapper().readValue(line, String[].class);
                snippets.add(Arguments.of(pair[0], pair[1]));
            }
            return snippets.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void rendersAsPythonDoes(String template, String expected) {
        // Given
        JinjaTemplate parsed = JinjaTemplate.parse(template, CLOCK);

        // When
        String text = parsed.render(VALUES);

        // Then
        assertThat(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
                "{% set ns = namespace(x='ab') %}{% for a in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
                "{% set ns = namespace(x=[1]) %}{% for a in range(60) %}{% set ns.x = ns.x + ns.x %}{% endfor %}",
                "{% set ns = namespace(x=[1]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x | tojson }}",
                "{% set ns = namespace(x=[1]) %}{% for a in range(60) %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x[0] == ns.x[1] }}",
                "{% set ns = namespace(x=[1]) %}{% for a in range(9999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x | tojson }}",
                "{% set ns = namespace(x=[1]) %}{% for a in range(9999) %}{% set ns.x = [ns.x] %}{% endfor %}{{ ns.x | unique }}",
                "{{ 'x' * 9999999999 }}",
                "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
                "{{ range(99999999) }}",
                "{{ 9223372036854775807 + 1 }}",
                "{{ 1 // 0 }}",
                "{{ 1 / 0 }}",
                "{{ ''.__class__ }}{{ ''.__class__.__mro__ }}",
                "{{ m.getClass() }}",
                "{{ m[0].hashCode() }}",
                "{{ u.x }}",
                "{{ u + 'x' }}",
                "{{ m }}",
                "{{ 'a' + 1 }}",
                "{{ s | nosuch }}",
                "{{ s is nosuch }}",
                "{{ [1][:: 0] }}"
            })
    void endsWhatIsWrongOrWillNotEnd(String template) {
        // Given
        JinjaTemplate parsed = JinjaTemplate.parse(template, CLOCK);

        // When
        // Then
        assertThatExceptionOfType(TemplateFault.class).isThrownBy(() -> parsed.render(VALUES));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% if x %}",
                "{% for x of y %}{% endfor %}",
                "{{ 'x }}",
                "{{ x",
                "{# x",
                "{% endif %}",
                "{% include 'x' %}",
                "{% import 'os' as os %}",
                "{{ ? }}",
                "{{ 99999999999999999999 }}",
                "{% raw %}x"
            })
    void namesTheLineWhereATemplateIsBroken(String template) {
        // Given
        String second = "\n" + template;

        // When
        // Then
        assertThatExceptionOfType(TemplateFault.class)
                .isThrownBy(() -> JinjaTemplate.parse(second, CLOCK))
                .withMessageContaining("line 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "[", "-", "not ", "{% if x %}"})
    void refusesNestingWithoutEnd(String opening) {
        // Given
        String template = opening.startsWith("{%") ? opening.repeat(100_000) : "{{ " + opening.repeat(100_000) + " }}";

        // When
        // Then
        assertThatExceptionOfType(TemplateFault.class).isThrownBy(() -> JinjaTemplate.parse(template, CLOCK));
    }
}
