/** Recognises copies of a document: fingerprints, the port that makes and compares them, and an index in memory. */
@NullMarked
package dev.wenshu.document.duplicate;

import org.jspecify.annotations.NullMarked;
