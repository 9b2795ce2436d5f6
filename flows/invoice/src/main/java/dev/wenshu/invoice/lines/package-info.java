/**
 * The lines of an invoice as its table shows them: the head of the table by the words of its columns, then each row by where
 * its words stand. Lines are given only where their amounts add up to what the invoice itself states.
 */
@NullMarked
package dev.wenshu.invoice.lines;

import org.jspecify.annotations.NullMarked;
