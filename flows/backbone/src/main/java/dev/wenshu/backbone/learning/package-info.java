/** Keeps what persons said of documents, learns from it, and keeps each version of what was learned. */
@NullMarked
package dev.wenshu.backbone.learning;

import org.jspecify.annotations.NullMarked;
