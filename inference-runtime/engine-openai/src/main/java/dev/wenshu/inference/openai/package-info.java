/**
 * Inference over HTTP: text generation and embeddings from any OpenAI-compatible server, text recognition from a Wenshu
 * inference server, and the catalogue of either.
 */
@NullMarked
package dev.wenshu.inference.openai;

import org.jspecify.annotations.NullMarked;
