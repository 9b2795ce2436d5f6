/** Images on their way to a model: checked before they are decoded, made small, and written anew. */
@NullMarked
package dev.wenshu.inference.openai.image;

import org.jspecify.annotations.NullMarked;
