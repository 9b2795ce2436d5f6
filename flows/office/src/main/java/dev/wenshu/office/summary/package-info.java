/** Extractive summaries: which sentences stand for the whole, what it is about, and what somebody has to do. */
@NullMarked
package dev.wenshu.office.summary;

import org.jspecify.annotations.NullMarked;
