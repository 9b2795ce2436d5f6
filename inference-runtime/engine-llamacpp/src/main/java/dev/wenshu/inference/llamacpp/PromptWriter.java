package dev.wenshu.inference.llamacpp;

import dev.wenshu.inference.generation.Prompt;
import dev.wenshu.inference.generation.Thinking;
import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.llamacpp.model.TokenList;
import dev.wenshu.inference.llamacpp.model.Vocabulary;
import dev.wenshu.inference.template.ChatTemplate;
import dev.wenshu.inference.template.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts conversations into the model's tokens. Control tokens come from the template only: where a text of the request spells one
 * out, be it a message, a tool or a tool's call, it is text to the model, so that a document cannot end its own message and
 * speak as someone else.
 */
final class PromptWriter {
    /** Noncharacters of Unicode, which stand in no document; the text between them is a number. */
    private static final String OPEN = "\uFDD0";

    private static final String CLOSE = "\uFDD1";
    private static final Pattern MARK = Pattern.compile(OPEN + "(\\d{1,9})" + CLOSE);
    private static final Pattern RESERVED = Pattern.compile("[" + OPEN + CLOSE + "]");

    private final ChatTemplate template;
    private final Vocabulary vocabulary;
    private final Pattern controls;

    PromptWriter(ChatTemplate template, Vocabulary vocabulary) {
        this.template = template;
        this.vocabulary = vocabulary;
        this.controls = vocabulary.controlTexts();
    }

    Written raw(String text) {
        return new Written(tokens(text, List.of()), false);
    }

    Written chat(Prompt.Chat chat, Thinking thinking) {
        List<String> spelled = new ArrayList<>();
        Rendered rendered = template.rendered(chat, thinking, text -> quoted(text, spelled));
        return new Written(tokens(rendered.prompt(), spelled), rendered.insideReasoning());
    }

    private String quoted(String text, List<String> spelled) {
        return controls.matcher(RESERVED.matcher(text).replaceAll("\uFFFD")).replaceAll(found -> {
            spelled.add(found.group());
            return OPEN + (spelled.size() - 1) + CLOSE;
        });
    }

    /**
     * A template may write the token that begins a text itself: it is not put before that once more. Marks that only a template
     * can have made up stay as they are.
     */
    private int[] tokens(String prompt, List<String> spelled) {
        String begin = vocabulary.beginText();
        boolean begun = !begin.isEmpty() && prompt.startsWith(begin);
        if (spelled.isEmpty()) {
            return begun ? vocabulary.markupTokens(prompt) : vocabulary.promptTokens(prompt);
        }
        TokenList tokens = new TokenList();
        Matcher mark = MARK.matcher(prompt);
        int at = 0;
        while (mark.find()) {
            int number = Integer.parseInt(mark.group(1));
            if (number >= spelled.size()) {
                continue;
            }
            String before = prompt.substring(at, mark.start());
            tokens.addAll(at == 0 && !begun ? vocabulary.promptTokens(before) : vocabulary.markupTokens(before));
            tokens.addAll(vocabulary.textTokens(spelled.get(number)));
            at = mark.end();
        }
        tokens.addAll(vocabulary.markupTokens(prompt.substring(at)));
        return tokens.slice(0, tokens.size());
    }

    /** Tokens; {@code thinking} where the answer begins within a thought. */
    record Written(int[] tokens, boolean thinking) {
        Written {
            if (tokens.length == 0) {
                throw new UnsupportedRequest("prompt", "the prompt is empty");
            }
        }

        @Override
        public String toString() {
            return "Written[tokens=" + tokens.length + "]";
        }
    }
}
