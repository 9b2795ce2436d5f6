/** From the bytes of generated tokens to the text that a person sees: whole characters, reasoning apart, stop texts cut. */
@NullMarked
package dev.wenshu.inference.llamacpp.answer;

import org.jspecify.annotations.NullMarked;
