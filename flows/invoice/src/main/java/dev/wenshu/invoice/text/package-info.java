/**
 * Reads the visible part of an invoice: rows and typed candidates from words with boxes, labels from the lexicon files, a
 * score for each candidate and field from their neighbourhood, then a consistent choice.
 */
@NullMarked
package dev.wenshu.invoice.text;

import org.jspecify.annotations.NullMarked;
