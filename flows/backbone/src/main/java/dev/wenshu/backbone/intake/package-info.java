/** The way in: an item of a source becomes a stored original and a registered document. */
@NullMarked
package dev.wenshu.backbone.intake;

import org.jspecify.annotations.NullMarked;
