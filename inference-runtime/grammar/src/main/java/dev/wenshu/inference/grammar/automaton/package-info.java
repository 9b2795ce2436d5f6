/** Regular parts: sets of characters, expressions over them, and deterministic automata over UTF-8 bytes. */
@NullMarked
package dev.wenshu.inference.grammar.automaton;

import org.jspecify.annotations.NullMarked;
