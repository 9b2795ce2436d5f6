/** What happened to every document, append-only and hash-chained, so that a later change shows. */
@NullMarked
package dev.wenshu.backbone.audit;

import org.jspecify.annotations.NullMarked;
