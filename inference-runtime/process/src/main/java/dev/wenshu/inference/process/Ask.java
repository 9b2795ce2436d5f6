package dev.wenshu.inference.process;

import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.generation.GenerationRequest;

/** What a parent asks its child, one a connection. */
sealed interface Ask {
    /** What are you, and are you ready? */
    record Describe() implements Ask {}

    record Generate(GenerationRequest request) implements Ask {}

    record Embed(EmbeddingRequest request) implements Ask {}
}
