/**
 * Invoices: the canonical model in the terms of EN 16931, the extractor that fills it from whatever a document offers, and
 * how values of several sources are put together.
 */
@NullMarked
package dev.wenshu.invoice;

import org.jspecify.annotations.NullMarked;
