package dev.wenshu.inference.template;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.template.jinja.Absent;
import dev.wenshu.kernel.Fault;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Finds out what a template can take by rendering made-up conversations with it: templates say nothing about themselves, and differ in
 * whether arguments are text or an object, whether a message of calls has empty content or none, and whether there are system messages.
 */
final class FormProbe {
    private static final String NEEDLE = "needle";
    private static final List<Conversation.Form> FORMS = List.of(
            new Conversation.Form(Absent.NONE, false, false),
            new Conversation.Form(Absent.UNDEFINED, false, false),
            new Conversation.Form(Absent.NONE, true, false),
            new Conversation.Form(Absent.UNDEFINED, true, false));
    private static final ToolCall CALL =
            new ToolCall("needle123", NEEDLE + "_tool", "{\"" + NEEDLE + "_key\": \"value\"}");
    private static final Tool TOOL = new Tool(
            NEEDLE + "_tool", "finds", JsonNodeFactory.instance.objectNode().put("type", "object"));

    private final BiFunction<Conversation.Form, Probe, String> renderer;

    FormProbe(BiFunction<Conversation.Form, Probe, String> renderer) {
        this.renderer = renderer;
    }

    Capabilities capabilities() {
        Conversation.Form plain = FORMS.getFirst();
        boolean systemInUser =
                !shows(plain, new Probe(List.of(Message.system(NEEDLE), Message.user("question")), List.of()), NEEDLE);
        boolean toolsSeen = shows(plain, new Probe(List.of(Message.user("question")), List.of(TOOL)), TOOL.name());
        Optional<Conversation.Form> calls =
                FORMS.stream().filter(this::writesCalls).findFirst();
        Conversation.Form form = calls.orElse(plain);
        return new Capabilities(
                new Conversation.Form(form.contentOfCalls(), form.argumentsAsText(), systemInUser),
                toolsSeen,
                calls.isPresent());
    }

    private boolean writesCalls(Conversation.Form form) {
        Message calling = new Message(Message.Role.ASSISTANT, List.of(), null, List.of(CALL), null);
        Message answer =
                new Message(Message.Role.TOOL, List.of(new Message.Part.Text("found")), null, List.of(), CALL.id());
        Probe probe = new Probe(List.of(Message.user("question"), calling, answer), List.of(TOOL));
        Optional<String> prompt = render(form, probe);
        return prompt.filter(text ->
                        text.contains("\"" + NEEDLE + "_key\"") && text.contains("found") && !text.contains("None"))
                .isPresent();
    }

    private boolean shows(Conversation.Form form, Probe probe, String text) {
        return render(form, probe).filter(prompt -> prompt.contains(text)).isPresent();
    }

    /** Empty where the template refuses or fails, which is what is to be found out. */
    private Optional<String> render(Conversation.Form form, Probe probe) {
        try {
            return Optional.of(renderer.apply(form, probe));
        } catch (Fault _) {
            return Optional.empty();
        }
    }

    record Probe(List<Message> messages, List<Tool> tools) {}

    record Capabilities(Conversation.Form form, boolean tools, boolean toolCalls) {}
}
