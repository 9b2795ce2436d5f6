/** Arithmetic and identifier checks; each finding is a problem with a stable code. */
@NullMarked
package dev.wenshu.invoice.check;

import org.jspecify.annotations.NullMarked;
