/** JSON Schema (2020-12, the part that can be enforced while text is generated) as rules over characters. */
@NullMarked
package dev.wenshu.inference.grammar.schema;

import org.jspecify.annotations.NullMarked;
