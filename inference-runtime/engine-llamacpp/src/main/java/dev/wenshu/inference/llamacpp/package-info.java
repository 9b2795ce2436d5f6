/** GGUF models in this process: llama.cpp through the Foreign Function and Memory API. */
@NullMarked
package dev.wenshu.inference.llamacpp;

import org.jspecify.annotations.NullMarked;
