/**
 * The official rule sets: schemas and compiled Schematron of EN 16931, XRechnung and Peppol BIS Billing 3 in every shipped
 * version, chosen by profile and day, run on one tree of the document. Everything is loaded by the first document that needs
 * it and kept.
 */
@NullMarked
package dev.wenshu.invoice.schematron;

import org.jspecify.annotations.NullMarked;
