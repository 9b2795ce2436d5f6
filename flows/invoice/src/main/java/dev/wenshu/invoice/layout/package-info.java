/**
 * What persons have said of documents of one seller that look alike: which values never change, and beside which words the
 * others stand. Such documents are read by place, before anything is guessed.
 */
@NullMarked
package dev.wenshu.invoice.layout;

import org.jspecify.annotations.NullMarked;
