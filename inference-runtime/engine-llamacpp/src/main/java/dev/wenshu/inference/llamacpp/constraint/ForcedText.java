package dev.wenshu.inference.llamacpp.constraint;

import dev.wenshu.inference.grammar.GrammarState;
import dev.wenshu.inference.grammar.TokenTable;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * Tokens for text that a grammar leaves no choice about. The last one is left to the model where the vocabulary has a token
 * that begins with it and goes on: the model was trained on text in which the longer token stands there, and a forced short
 * one would be a place that it has never seen.
 */
final class ForcedText {
    private final Vocabulary vocabulary;
    private final TokenTable table;

    ForcedText(Vocabulary vocabulary, TokenTable table) {
        this.vocabulary = vocabulary;
        this.table = table;
    }

    int[] tokens(GrammarState state) {
        byte[] text = wholeCharacters(state.forced());
        if (text.length == 0) {
            return new int[0];
        }
        int[] tokens = vocabulary.textTokens(new String(text, StandardCharsets.UTF_8));
        if (!writes(tokens, text)) {
            return new int[0];
        }
        return endsWhereTokensEnd(state, tokens) ? tokens : Arrays.copyOf(tokens, tokens.length - 1);
    }

    /** Some vocabularies add a space to a text of its own: what they make of it is not this text. */
    private boolean writes(int[] tokens, byte[] text) {
        int at = 0;
        for (int token : tokens) {
            byte[] bytes = vocabulary.bytes(token);
            if (bytes.length == 0
                    || at + bytes.length > text.length
                    || !Arrays.equals(bytes, 0, bytes.length, text, at, at + bytes.length)) {
                return false;
            }
            at += bytes.length;
        }
        return at == text.length;
    }

    private boolean endsWhereTokensEnd(GrammarState state, int[] tokens) {
        GrammarState before = state;
        for (int i = 0; i < tokens.length - 1; i++) {
            Optional<GrammarState> next = before.accept(vocabulary.bytes(tokens[i]));
            if (next.isEmpty()) {
                return false;
            }
            before = next.get();
        }
        int length = vocabulary.bytes(tokens[tokens.length - 1]).length;
        BitSet allowed = new BitSet(vocabulary.size());
        before.allowed(table, allowed);
        return allowed.stream().noneMatch(token -> vocabulary.bytes(token).length > length);
    }

    private static byte[] wholeCharacters(byte[] utf8) {
        int end = utf8.length;
        while (end > 0 && end > utf8.length - 4 && (utf8[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        if (end == 0) {
            return new byte[0];
        }
        int lead = utf8[end - 1] & 0xFF;
        int width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        return end - 1 + width <= utf8.length ? utf8 : Arrays.copyOf(utf8, end - 1);
    }
}
