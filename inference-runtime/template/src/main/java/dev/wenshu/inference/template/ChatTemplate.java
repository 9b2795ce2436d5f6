package dev.wenshu.inference.template;

import dev.wenshu.inference.generation.Message;
import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.ReasoningTags;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.Tool;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.template.jinja.Absent;
import dev.wenshu.inference.template.jinja.JinjaTemplate;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How one model wants to read conversations. Immutable and thread-safe; making one renders it a few times. */
public final class ChatTemplate {
    /** For models that bring no template: the one that most were trained with. */
    public static final String CHATML = """
            {%- for message in messages -%}
            {{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}
            {%- endfor -%}
            {%- if add_generation_prompt -%}{{ '<|im_start|>assistant\\n' }}{%- endif -%}
            """;

    private final JinjaTemplate template;
    private final String bosToken;
    private final String eosToken;
    private final Optional<ReasoningTags> reasoning;
    private final ToolDialect tools;
    private final FormProbe.Capabilities capabilities;

    private ChatTemplate(String jinja, String bosToken, String eosToken, Clock clock) {
        this.template = JinjaTemplate.parse(jinja, clock);
        this.bosToken = bosToken;
        this.eosToken = eosToken;
        this.reasoning = reasoningIn(jinja);
        ToolDialect written = ToolDialect.in(jinja);
        this.capabilities = new FormProbe((form, probe) -> render(
                        new Conversation(form, written == ToolDialect.MISTRAL, UnaryOperator.identity()),
                        probe.messages(),
                        probe.tools(),
                        Thinking.byModel()))
                .capabilities();
        this.tools = capabilities.tools() ? written : ToolDialect.NONE;
    }

    /**
     * Reads a model's template ({@code tokenizer.chat_template}). The tokens are texts, empty where the model has none.
     *
     * @throws dev.wenshu.inference.template.syntax.TemplateFault a SETUP fault that names the line, where it is broken or goes beyond
     *     what is supported
     */
    public static ChatTemplate of(String jinja, String bosToken, String eosToken) {
        return of(jinja, bosToken, eosToken, Clock.system(ZoneId.systemDefault()));
    }

    /** The clock tells the date to templates that write it into the prompt. */
    public static ChatTemplate of(String jinja, String bosToken, String eosToken, Clock clock) {
        return new ChatTemplate(jinja, bosToken, eosToken, clock);
    }

    /** The prompt alone. */
    public String render(Prompt.Chat chat, Thinking thinking) {
        return rendered(chat, thinking, UnaryOperator.identity()).prompt();
    }

    /**
     * The whole prompt up to where the answer begins. With thinking off, a thought that the template opens by itself is closed
     * again at once. A template that begins with the BOS token keeps it: whoever tokenises must not add another.
     *
     * @param written how a text of the conversation goes into the prompt: contents, names, ids and JSON's strings and keys; what the
     *     template writes itself is not asked for. A template may cut what comes back
     * @throws UnsupportedRequest for images, for tools where the template has none, and for conversations that it refuses
     */
    public Rendered rendered(Prompt.Chat chat, Thinking thinking, UnaryOperator<String> written) {
        check(chat);
        List<Tool> offered = chat.toolChoice() instanceof Tool.Choice.None ? List.of() : chat.tools();
        String prompt = render(
                new Conversation(capabilities.form(), tools == ToolDialect.MISTRAL, written),
                chat.messages(),
                offered,
                thinking);
        boolean inside = reasoning
                .filter(tags -> prompt.stripTrailing().endsWith(tags.open()))
                .isPresent();
        if (inside && thinking.mode() == Thinking.Mode.OFF) {
            String closing = "\n" + reasoning.orElseThrow().close() + "\n\n";
            return new Rendered(prompt.stripTrailing() + "\n" + closing, false);
        }
        return new Rendered(prompt, inside);
    }

    /** Empty for models that do not think aloud. */
    public Optional<ReasoningTags> reasoning() {
        return reasoning;
    }

    /** How the model writes tool calls; NONE where its template cannot offer tools. */
    public ToolDialect tools() {
        return tools;
    }

    /** By the tags that a template itself deals with; its closing one is enough, as DeepSeek's has it. */
    private static Optional<ReasoningTags> reasoningIn(String jinja) {
        return ReasoningTags.KNOWN.stream()
                .filter(known -> jinja.contains(known.open()) || jinja.contains(known.close()))
                .findFirst();
    }

    private void check(Prompt.Chat chat) {
        if (chat.messages().stream().anyMatch(Message::hasImages)) {
            throw new UnsupportedRequest("messages", "this model reads text only; send images to one with vision");
        }
        boolean offers = !chat.tools().isEmpty() && !(chat.toolChoice() instanceof Tool.Choice.None);
        if (offers && tools == ToolDialect.NONE) {
            throw new UnsupportedRequest("tools", "this model's chat template has no tools");
        }
        boolean holdsCalls = chat.messages().stream()
                .anyMatch(message -> message.role() == Message.Role.TOOL
                        || !message.toolCalls().isEmpty());
        if (holdsCalls && !capabilities.toolCalls()) {
            throw new UnsupportedRequest("messages", "this model's chat template has no tool calls and answers");
        }
    }

    private String render(Conversation conversation, List<Message> messages, List<Tool> offered, Thinking thinking) {
        Map<String, Object> values = new HashMap<>();
        values.put("messages", conversation.messages(messages));
        values.put("tools", offered.isEmpty() ? Absent.NONE : conversation.tools(offered));
        values.put("documents", Absent.NONE);
        values.put("add_generation_prompt", true);
        values.put("bos_token", bosToken);
        values.put("eos_token", eosToken);
        switch (thinking.mode()) {
            case ON, OFF -> {
                boolean on = thinking.mode() == Thinking.Mode.ON;
                values.put("enable_thinking", on);
                values.put("thinking", on);
            }
            case BY_MODEL -> {}
        }
        return template.render(values);
    }
}
