/**
 * Inference without models: answers recorded from a real engine are given again, by the hash of the request. For tests of
 * flows, which stay fast and say the same every time.
 */
@NullMarked
package dev.wenshu.inference.replay;

import org.jspecify.annotations.NullMarked;
