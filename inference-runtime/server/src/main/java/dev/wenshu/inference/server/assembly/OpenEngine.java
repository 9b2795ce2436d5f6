package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.generation.TextGeneration;

/** An engine that is open; {@code concurrency} as in the scheduling module. */
record OpenEngine(
        TextGeneration generation, Embedding embedding, ModelCard card, int concurrency, AutoCloseable resource) {}
