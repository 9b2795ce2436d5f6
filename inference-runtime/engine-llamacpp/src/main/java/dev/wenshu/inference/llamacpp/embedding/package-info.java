/** Vectors for texts, from models made for that. */
@NullMarked
package dev.wenshu.inference.llamacpp.embedding;

import org.jspecify.annotations.NullMarked;
