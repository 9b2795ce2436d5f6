/**
 * The port to generative language models and the words it speaks: those of the OpenAI chat completions API, as records.
 * Requests and answers hold content, so that their {@code toString} says sizes only.
 */
@NullMarked
package dev.wenshu.inference.generation;

import org.jspecify.annotations.NullMarked;
