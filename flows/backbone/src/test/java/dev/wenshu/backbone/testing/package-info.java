/** What the backbone's tests stand on: a source system in memory, documents that say what to read in them, a bench. */
@NullMarked
package dev.wenshu.backbone.testing;

import org.jspecify.annotations.NullMarked;
