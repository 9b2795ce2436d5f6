/** GBNF, llama.cpp's grammar notation, as rules over characters. */
@NullMarked
package dev.wenshu.inference.grammar.gbnf;

import org.jspecify.annotations.NullMarked;
