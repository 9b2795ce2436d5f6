/**
 * An engine in a supervised child JVM, so that a native fault ends the child and not the suite. Parent and child speak JSON
 * lines over a Unix domain socket in a folder that only this user may enter: one connection a call, closed to cancel it.
 */
@NullMarked
package dev.wenshu.inference.process;

import org.jspecify.annotations.NullMarked;
