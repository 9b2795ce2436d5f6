/** Brings words with boxes into reading order, lines and blocks; the same for text layers and recognised text. */
@NullMarked
package dev.wenshu.document.parse.layout;

import org.jspecify.annotations.NullMarked;
