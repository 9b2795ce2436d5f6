/** Fuzzing of the parsers that read hostile input, with Jazzer's driver; targets of package-private parsers stand in their packages. */
@NullMarked
package dev.wenshu.fuzz;

import org.jspecify.annotations.NullMarked;
