package dev.wenshu.inference.llamacpp.constraint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.grammar.Grammar;
import dev.wenshu.inference.grammar.Grammars;
import dev.wenshu.inference.grammar.TokenTable;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes constraints for one vocabulary; its token table is built when the first is asked for. Thread-safe. */
public final class Constraints {
    private final Vocabulary vocabulary;

    @Nullable
    private TokenTable table;

    public Constraints(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** JSON valid against a schema; throws an INPUT fault that names what cannot be enforced. */
    public Constraint ofSchema(JsonNode schema) {
        return of(Grammars.ofSchema(schema));
    }

    /** What a format asks for; throws likewise. */
    public Optional<Constraint> of(ResponseFormat format) {
        return switch (format) {
            case ResponseFormat.Text _ -> Optional.empty();
            case ResponseFormat.JsonObject _ -> Optional.of(of(Grammars.anyJsonObject()));
            case ResponseFormat.JsonSchema schema -> Optional.of(ofSchema(schema.schema()));
            case ResponseFormat.Grammar grammar -> Optional.of(of(Grammars.ofGbnf(grammar.gbnf())));
        };
    }

    private Constraint of(Grammar grammar) {
        return new GrammarConstraint(grammar, vocabulary, table());
    }

    private synchronized TokenTable table() {
        if (table == null) {
            table = TokenTable.of(vocabulary.texts());
        }
        return table;
    }
}
