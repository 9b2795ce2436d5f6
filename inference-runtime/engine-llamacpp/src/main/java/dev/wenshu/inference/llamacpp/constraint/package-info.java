/** A grammar seen through a model's vocabulary: which tokens may come, and which must. */
@NullMarked
package dev.wenshu.inference.llamacpp.constraint;

import org.jspecify.annotations.NullMarked;
