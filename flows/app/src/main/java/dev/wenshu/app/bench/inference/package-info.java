/** Measures the inference runtime: what server, queues and guards add, and how many streams stay open. */
@NullMarked
package dev.wenshu.app.bench.inference;

import org.jspecify.annotations.NullMarked;
