package dev.wenshu.inference.llamacpp.sampling;

import java.util.BitSet;

/** Which tokens may come next. */
public interface TokenFilter {
    /** Looks at one token: cheap. */
    boolean allows(int token);

    /** Looks at all of them: costly, and empty where no token may come. */
    BitSet allowed();
}
