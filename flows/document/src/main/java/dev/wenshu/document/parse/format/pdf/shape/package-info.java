/** Whether the glyphs that a font draws are the characters that it is said to draw. */
@NullMarked
package dev.wenshu.document.parse.format.pdf.shape;

import org.jspecify.annotations.NullMarked;
