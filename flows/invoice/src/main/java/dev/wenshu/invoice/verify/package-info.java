/** Asks an authority or a provider whether an invoice exists as it was read (发票验真). Off unless configured. */
@NullMarked
package dev.wenshu.invoice.verify;

import org.jspecify.annotations.NullMarked;
