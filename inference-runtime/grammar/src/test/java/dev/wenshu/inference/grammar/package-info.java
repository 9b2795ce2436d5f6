/** Grammars held against an independent validator, against each token by itself, and against hostile input. */
@NullMarked
package dev.wenshu.inference.grammar;

import org.jspecify.annotations.NullMarked;
