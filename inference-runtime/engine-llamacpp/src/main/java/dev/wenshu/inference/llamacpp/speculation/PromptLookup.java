package dev.wenshu.inference.llamacpp.speculation;

import dev.wenshu.inference.llamacpp.model.TokenList;
import java.util.HashMap;
import java.util.Map;

/**
 * Guesses the coming tokens: those that followed the last place where the same three tokens stood (prompt lookup decoding).
 * One thread.
 */
public final class PromptLookup {
    private static final int LENGTH = 3;

    private final TokenList history;
    private final Map<Long, Integer> followers = new HashMap<>();
    private int indexed = LENGTH;

    /** Looks into the list as it grows. */
    public PromptLookup(TokenList history) {
        this.history = history;
    }

    /** At most so many tokens; none where the last three stood nowhere before. */
    public int[] draft(int most) {
        index();
        if (most <= 0 || history.size() < LENGTH) {
            return new int[0];
        }
        Integer from = followers.get(key(history.size()));
        return from == null ? new int[0] : continued(from, most);
    }

    /** What is repeated right now is taken to go on: past the end of the history the draft goes on from its own beginning. */
    private int[] continued(int from, int most) {
        int known = history.size() - from;
        int[] draft = new int[most];
        for (int i = 0; i < most; i++) {
            draft[i] = i < known ? history.get(from + i) : draft[i - known];
        }
        return draft;
    }

    /** The newest place is left out: it is the one that is looked up. */
    private void index() {
        for (; indexed < history.size(); indexed++) {
            followers.put(key(indexed), indexed);
        }
    }

    /** The three tokens before a place; 21 bits each are more than any vocabulary needs. */
    private long key(int end) {
        long key = 0;
        for (int i = end - LENGTH; i < end; i++) {
            key = key << 21 | history.get(i);
        }
        return key;
    }
}
