/**
 * llama.cpp's C functions through the Foreign Function and Memory API. Struct layouts belong to exactly one release of the
 * library; {@link dev.wenshu.inference.llamacpp.library.LlamaLibrary} refuses any other before the first model is opened.
 */
@NullMarked
package dev.wenshu.inference.llamacpp.library;

import org.jspecify.annotations.NullMarked;
