/** The runnable suite: the entry point and, in its sub-packages, the wiring and the commands. */
@NullMarked
package dev.wenshu.app;

import org.jspecify.annotations.NullMarked;
