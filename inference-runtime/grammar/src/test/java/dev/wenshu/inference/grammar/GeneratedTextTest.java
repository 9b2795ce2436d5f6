package dev.wenshu.inference.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GeneratedTextTest {
    @Property(tries = 600)
    void everyTextThatAGrammarLetsThroughIsValid(@ForAll("schemas") String schema, @ForAll long seed) {
        // Given
        Grammar grammar = Schemas.grammar(schema);

        // When
        String text = new RandomWalk(new Random(seed)).text(grammar);

        // Then
        assertThat(Schemas.problems(schema, text))
                .as("%s against %s", text, schema)
                .isEmpty();
    }

    @Property(tries = 60)
    void anyObjectIsParsedByTheKernelsMapper(@ForAll long seed) {
        // Given
        Grammar grammar = Grammars.anyJsonObject();

        // When
        String text = new RandomWalk(new Random(seed)).text(grammar);

        // Then
        assertThat(Schemas.json(text).isObject()).isTrue();
    }

    @Provide
    Arbitrary<String> schemas() {
        return Arbitraries.of(Schemas.ALL);
    }
}
