package dev.wenshu.inference.server.assembly;

import dev.wenshu.inference.Embedding;
import dev.wenshu.inference.Embedding.EmbeddingRequest;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.ModelCatalog.Task;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.scheduling.lifecycle.OpenModel;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * Health of a model by one token, or one vector of one that embeds. Somebody asked and waits: where the model is another
 * server's, that is to load it too.
 */
record TinyInference(TextGeneration generation, Embedding embedding, ModelCard card, Supplier<Instant> up)
        implements OpenModel.Health {
    @Override
    public void probe() {
        if (card.task() == Task.EMBEDDING) {
            embedding.embed(new EmbeddingRequest(card.id(), List.of("1")));
            return;
        }
        generation.generate(GenerationRequest.of(card.id(), new Prompt.Chat(List.of(Message.user("1"))))
                .withThinking(Thinking.off())
                .withMaxTokens(1)
                .withContext(CallContext.unattributed().withFlow("health").withPriority(Priority.INTERACTIVE)));
    }

    @Override
    public Instant upSince() {
        return up.get();
    }
}
