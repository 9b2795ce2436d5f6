/** Models that say the same over and over: found while they generate. */
@NullMarked
package dev.wenshu.inference.guards.repetition;

import org.jspecify.annotations.NullMarked;
