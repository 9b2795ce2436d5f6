/** Recognises copies of invoices: by number and seller, by seller, date and total, by content, by picture. */
@NullMarked
package dev.wenshu.invoice.duplicate;

import org.jspecify.annotations.NullMarked;
