/**
 * The learned part of reading: what is measured of a candidate, the decision forests that turn it into a probability for a
 * field, and the curves that turn a raw confidence into the share of such values that are right.
 */
@NullMarked
package dev.wenshu.invoice.scoring;

import org.jspecify.annotations.NullMarked;
