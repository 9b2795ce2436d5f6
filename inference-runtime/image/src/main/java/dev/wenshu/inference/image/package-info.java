/**
 * What every reader of page images does first: refuse what is too large by its header, decode with a bound on memory, turn
 * as the camera asked.
 */
@NullMarked
package dev.wenshu.inference.image;

import org.jspecify.annotations.NullMarked;
