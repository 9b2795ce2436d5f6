/**
 * Readers of machine-readable invoices. Elements are found by local name below a known root, so that prefixes, missing
 * name spaces and newer schema versions do not matter; evidence is the XPath of the element that was read.
 */
@NullMarked
package dev.wenshu.invoice.xml;

import org.jspecify.annotations.NullMarked;
