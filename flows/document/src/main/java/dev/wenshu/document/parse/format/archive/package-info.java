/** Archives: their entries become parts, within limits on number, size and ratio. */
@NullMarked
package dev.wenshu.document.parse.format.archive;

import org.jspecify.annotations.NullMarked;
