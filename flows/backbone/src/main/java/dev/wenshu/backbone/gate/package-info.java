/** Decides what may be written back without a person. */
@NullMarked
package dev.wenshu.backbone.gate;

import org.jspecify.annotations.NullMarked;
