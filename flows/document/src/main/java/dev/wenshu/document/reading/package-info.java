/** Reads a file and everything inside it: parse, extract, decide, summarise, then the same for each part. */
@NullMarked
package dev.wenshu.document.reading;

import org.jspecify.annotations.NullMarked;
