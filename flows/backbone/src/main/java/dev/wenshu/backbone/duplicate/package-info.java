/** Remembers what documents are recognised by, and holds copies back. */
@NullMarked
package dev.wenshu.backbone.duplicate;

import org.jspecify.annotations.NullMarked;
