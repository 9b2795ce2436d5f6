/** Parses documents in a pool of limited worker processes; this package is the parent's side of it. */
@NullMarked
package dev.wenshu.document.parse;

import org.jspecify.annotations.NullMarked;
