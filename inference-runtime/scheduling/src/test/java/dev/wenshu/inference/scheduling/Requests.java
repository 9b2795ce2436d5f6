package dev.wenshu.inference.scheduling;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.generation.Completion.FinishReason;
import dev.wenshu.inference.generation.Completion.Timing;
import dev.wenshu.inference.generation.Completion.Usage;
import dev.wenshu.inference.generation.GenerationRequest;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import java.util.List;

/** Requests and answers that tests vary. */
public final class Requests {
    private Requests() {}

    public static GenerationRequest request(String model) {
        return GenerationRequest.of(model, new Prompt.Chat(List.of(Message.user("hello"))));
    }

    public static GenerationRequest request(String model, CallContext context) {
        return request(model).withContext(context);
    }

    public static CallContext of(String department) {
        return CallContext.unattributed().withDepartment(department);
    }

    public static Completion completion(String model, String text) {
        return completion(model, text, FinishReason.STOP);
    }

    public static Completion completion(String model, String text, FinishReason reason) {
        return new Completion(
                model, text, "", List.of(), reason, new Usage(100, 20, 10, 0), Timing.NONE, List.of(), "cpu");
    }
}
