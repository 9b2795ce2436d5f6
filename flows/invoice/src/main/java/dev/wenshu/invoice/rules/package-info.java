/**
 * The port to the official rule sets of structured invoices, and what their findings mean for the fields of an invoice.
 */
@NullMarked
package dev.wenshu.invoice.rules;

import org.jspecify.annotations.NullMarked;
