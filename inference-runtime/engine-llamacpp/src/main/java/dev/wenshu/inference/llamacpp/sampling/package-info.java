/** How the next token is chosen from the model's logits. Plain arithmetic on arrays; nothing here knows llama.cpp. */
@NullMarked
package dev.wenshu.inference.llamacpp.sampling;

import org.jspecify.annotations.NullMarked;
