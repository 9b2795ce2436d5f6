/** Answers that have to be JSON of a certain shape: checked, and asked for once more where they are not. */
@NullMarked
package dev.wenshu.inference.guards.structured;

import org.jspecify.annotations.NullMarked;
