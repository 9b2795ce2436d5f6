/** Answers that need not be computed twice. */
@NullMarked
package dev.wenshu.inference.scheduling.cache;

import org.jspecify.annotations.NullMarked;
