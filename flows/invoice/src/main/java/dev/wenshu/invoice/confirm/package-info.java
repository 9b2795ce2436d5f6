/** Holds what the text layer states in key fields against what recognition sees at the same place of the page. */
@NullMarked
package dev.wenshu.invoice.confirm;

import org.jspecify.annotations.NullMarked;
