/** Which model serves a call, when, and what happens when it cannot. */
@NullMarked
package dev.wenshu.inference.scheduling;

import org.jspecify.annotations.NullMarked;
