/** Drafts of coming tokens, copied from what the prompt and the answer already hold. */
@NullMarked
package dev.wenshu.inference.llamacpp.speculation;

import org.jspecify.annotations.NullMarked;
