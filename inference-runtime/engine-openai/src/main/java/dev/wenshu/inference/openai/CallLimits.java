package dev.wenshu.inference.openai;

import java.time.Duration;

/**
 * What one call may take.
 *
 * @param total from the request to the last byte
 * @param idle between two pieces of the answer, once it has begun
 * @param bytes of the answer
 */
record CallLimits(Duration total, Duration idle, long bytes) {}
