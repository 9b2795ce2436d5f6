/** What a generative model adds to an invoice: fields that nothing else could find, as far as they stand in the visible text. */
@NullMarked
package dev.wenshu.invoice.model;

import org.jspecify.annotations.NullMarked;
