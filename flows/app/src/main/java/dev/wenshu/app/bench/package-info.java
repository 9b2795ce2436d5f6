/** Measures this machine: throughput beside what the libraries alone reach, start-up and memory of the packaged suite. */
@NullMarked
package dev.wenshu.app.bench;

import org.jspecify.annotations.NullMarked;
