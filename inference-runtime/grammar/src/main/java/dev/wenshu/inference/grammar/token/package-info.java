/** A vocabulary as a trie over bytes, walked together with an automaton. */
@NullMarked
package dev.wenshu.inference.grammar.token;

import org.jspecify.annotations.NullMarked;
