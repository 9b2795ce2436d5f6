/** Writes generated text as the OpenAI API's answers: whole, or as the chunks of a stream. */
@NullMarked
package dev.wenshu.inference.server.answer;

import org.jspecify.annotations.NullMarked;
