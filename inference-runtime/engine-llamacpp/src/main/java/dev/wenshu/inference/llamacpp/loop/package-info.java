/**
 * The one thread that decodes: it takes requests in, packs the next tokens of all of them into one batch a call, and hands
 * what comes out to whoever asked. What is shared between sequences, and what gives way when the pool is full, is decided
 * here.
 */
@NullMarked
package dev.wenshu.inference.llamacpp.loop;

import org.jspecify.annotations.NullMarked;
