/** A GGUF file as this process holds it: its header, checked before native code sees the file, its vocabulary, its contexts. */
@NullMarked
package dev.wenshu.inference.llamacpp.model;

import org.jspecify.annotations.NullMarked;
