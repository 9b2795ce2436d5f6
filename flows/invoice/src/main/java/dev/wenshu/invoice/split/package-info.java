/**
 * Several invoices in one file: on pages that follow one another, or beside each other on one page. A file is split only
 * where each of its parts is an invoice by itself for certain.
 */
@NullMarked
package dev.wenshu.invoice.split;

import org.jspecify.annotations.NullMarked;
