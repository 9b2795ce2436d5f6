/** The command line: one class a command, thin over the classes that do the work. */
@NullMarked
package dev.wenshu.app.cli;

import org.jspecify.annotations.NullMarked;
