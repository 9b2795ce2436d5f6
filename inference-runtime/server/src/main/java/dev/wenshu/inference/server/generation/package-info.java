/**
 * {@code /v1/chat/completions} and {@code /v1/completions}: generations on virtual threads, answered at once or as
 * server-sent events, and called off when their client goes away.
 */
@NullMarked
package dev.wenshu.inference.server.generation;

import org.jspecify.annotations.NullMarked;
