package dev.wenshu.invoice.text;

import dev.wenshu.invoice.InvoiceField;
import org.jspecify.annotations.Nullable;

/**
 * A phrase of the lexicon.
 *
 * @param field null for the label of something else
 * @param folded without spaces
 * @param weight how surely the phrase means the field, 0 to 1
 */
record Label(@Nullable InvoiceField field, String folded, double weight) {}
