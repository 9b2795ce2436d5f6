/**
 * Pick-up by looking again and again: a connector says what is there ({@link dev.wenshu.connector.polling.PolledSource}), this
 * package decides what is new, what has to wait, and what a fault means for the item and for those after it.
 */
@NullMarked
package dev.wenshu.connector.polling;

import org.jspecify.annotations.NullMarked;
