/** What a model may say next: JSON Schema and GBNF as grammars over characters, and the tokens they let through. */
@NullMarked
package dev.wenshu.inference.grammar;

import org.jspecify.annotations.NullMarked;
