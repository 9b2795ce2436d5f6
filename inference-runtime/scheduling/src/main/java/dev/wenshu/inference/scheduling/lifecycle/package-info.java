/** One engine from closed by way of loading and ready to drained, and the calls that hold it open meanwhile. */
@NullMarked
package dev.wenshu.inference.scheduling.lifecycle;

import org.jspecify.annotations.NullMarked;
