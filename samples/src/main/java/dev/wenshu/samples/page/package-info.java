/** A page as a list of marks at positions, measured once and drawn alike in PDF, OFD and pixels. */
@NullMarked
package dev.wenshu.samples.page;

import org.jspecify.annotations.NullMarked;
