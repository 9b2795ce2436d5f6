/** Reads a document, lets the gate decide, and plans what is written back. */
@NullMarked
package dev.wenshu.backbone.process;

import org.jspecify.annotations.NullMarked;
