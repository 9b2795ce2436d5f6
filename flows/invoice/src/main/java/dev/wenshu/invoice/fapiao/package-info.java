/** What only Chinese fapiao have: the QR code, amounts in capital numerals, and the fixed layout of the printed form. */
@NullMarked
package dev.wenshu.invoice.fapiao;

import org.jspecify.annotations.NullMarked;
