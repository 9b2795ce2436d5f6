/** Keeps a child process alive and says whether it answers, so that a native fault in an engine ends the child only. */
@NullMarked
package dev.wenshu.inference.scheduling.supervision;

import org.jspecify.annotations.NullMarked;
