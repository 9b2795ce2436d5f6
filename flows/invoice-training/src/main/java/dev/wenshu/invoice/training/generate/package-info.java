/**
 * Makes invoices, receipts and credit notes as words with boxes: facts that add up, a layout of many, and the errors that
 * recognition makes. Everything follows from a seed.
 */
@NullMarked
package dev.wenshu.invoice.training.generate;

import org.jspecify.annotations.NullMarked;
