/** The worker process: denies itself the network, takes one job after the other, and reports frames. */
@NullMarked
package dev.wenshu.document.parse.worker;

import org.jspecify.annotations.NullMarked;
