/**
 * Ports of the inference runtime. Flows reach models only through these; an engine implements them, in process or over
 * HTTP. Every port is thread-safe and raises {@link dev.wenshu.kernel.Fault}s: CAPACITY where a queue is full, EXTERNAL
 * where an upstream fails, SETUP where a model is missing, INPUT where the request itself cannot be served.
 */
@NullMarked
package dev.wenshu.inference;

import org.jspecify.annotations.NullMarked;
