package dev.wenshu.inference.scheduling.admission;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.usage.CallNotes;
import java.time.Duration;

/** A model with a queue in front. The time in the queue is added to what the completion says of its waiting. */
public final class AdmittedGeneration implements TextGeneration {
    private final TextGeneration next;
    private final AdmissionQueue queue;

    public AdmittedGeneration(TextGeneration next, AdmissionQueue queue) {
        this.next = next;
        this.queue = queue;
    }

    @Override
    public Completion generate(GenerationRequest request, GenerationSink sink) {
        try (AdmissionQueue.Permit permit = queue.acquire(request.context())) {
            CallNotes.current().waited(permit.waited());
            Completion completion = next.generate(request, sink);
            Timing waited = new Timing(permit.waited(), Duration.ZERO, Duration.ZERO);
            return completion.withTiming(completion.timing().plus(waited));
        }
    }
}
