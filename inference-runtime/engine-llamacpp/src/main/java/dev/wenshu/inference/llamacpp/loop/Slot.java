package dev.wenshu.inference.llamacpp.loop;

import dev.wenshu.inference.llamacpp.model.TokenList;

/** A sequence number of the context and the tokens whose keys and values it has there. */
final class Slot {
    final int sequence;
    final TokenList tokens = new TokenList();
    final TokenList cells = new TokenList();
    State state = State.FREE;
    long lastUsed;

    Slot(int sequence) {
        this.sequence = sequence;
    }

    int length() {
        return tokens.size();
    }

    enum State {
        FREE,
        /** A generation goes on in it. */
        ACTIVE,
        /** Its generation has ended; kept for prompts that begin alike. */
        RETAINED
    }
}
