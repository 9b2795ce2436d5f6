/** Tests of the command line's own parts. */
@NullMarked
package dev.wenshu.app.cli;

import org.jspecify.annotations.NullMarked;
