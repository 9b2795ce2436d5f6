/** Files that carry an invoice or a message: PDF, OFD, scans, and the structured formats. */
@NullMarked
package dev.wenshu.samples.carrier;

import org.jspecify.annotations.NullMarked;
