/** The account of each call: who asked, what it took, how it ended. */
@NullMarked
package dev.wenshu.inference.scheduling.usage;

import org.jspecify.annotations.NullMarked;
