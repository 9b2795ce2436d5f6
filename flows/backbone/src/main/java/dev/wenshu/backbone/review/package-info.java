/** What a person decides of a document that was held back: accepted as it is, corrected, or turned down. */
@NullMarked
package dev.wenshu.backbone.review;

import org.jspecify.annotations.NullMarked;
