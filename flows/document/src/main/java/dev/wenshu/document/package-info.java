/**
 * What a document is: parsed pages with words, boxes and origin, structured payloads, and the parts it contains. Parsing
 * itself runs in limited worker processes; this package is what the rest of the suite sees of it.
 */
@NullMarked
package dev.wenshu.document;

import org.jspecify.annotations.NullMarked;
