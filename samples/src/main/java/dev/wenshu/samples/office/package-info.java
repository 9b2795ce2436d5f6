/** Notices, minutes, sheets, slides, reports and messages of the invented companies. */
@NullMarked
package dev.wenshu.samples.office;

import org.jspecify.annotations.NullMarked;
