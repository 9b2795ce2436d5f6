package dev.wenshu.inference.llamacpp.constraint;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.wenshu.inference.generation.ResponseFormat;
import dev.wenshu.inference.grammar.Grammar;
import dev.wenshu.inference.grammar.Grammars;
import dev.wenshu.inference.grammar.TokenTable;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes constraints for one vocabulary; its token table is built when the first is asked for. Grammars are kept within {@value
 * #CACHED_MEBIBYTES} MiB, so that requests with the same one share what the table finds out about it. Thread-safe.
 */
public final class Constraints {
    private static final int CACHED_MEBIBYTES = 32;

    private final Vocabulary vocabulary;
    private final Cache<Source, Grammar> grammars = Caffeine.newBuilder()
            .maximumWeight((long) CACHED_MEBIBYTES << 20)
            .weigher((Source source, Grammar grammar) -> (int) Math.min(
                    Integer.MAX_VALUE, grammar.bytes() + 2L * source.text().length()))
            .build();

    @Nullable
    private TokenTable table;

    public Constraints(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** JSON valid against a schema; throws an INPUT fault that names what cannot be enforced. */
    public Constraint ofSchema(JsonNode schema) {
        return of(kept(Kind.SCHEMA, schema.toString(), () -> Grammars.ofSchema(schema)));
    }

    /** What a format asks for; throws likewise. */
    public Optional<Constraint> of(ResponseFormat format) {
        return switch (format) {
            case ResponseFormat.Text _ -> Optional.empty();
            case ResponseFormat.JsonObject _ -> Optional.of(of(Grammars.anyJsonObject()));
            case ResponseFormat.JsonSchema schema -> Optional.of(ofSchema(schema.schema()));
            case ResponseFormat.Grammar grammar ->
                Optional.of(of(kept(Kind.GBNF, grammar.gbnf(), () -> Grammars.ofGbnf(grammar.gbnf()))));
        };
    }

    private Grammar kept(Kind kind, String text, Supplier<Grammar> compiled) {
        return grammars.get(new Source(kind, text), _ -> compiled.get());
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

    private enum Kind {
        SCHEMA,
        GBNF
    }

    /** What a grammar is made of: schemas that differ in the order of their properties make different ones. */
    private record Source(Kind kind, String text) {}
}
