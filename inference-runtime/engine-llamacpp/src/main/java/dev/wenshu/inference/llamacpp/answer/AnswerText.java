package dev.wenshu.inference.llamacpp.answer;

import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.ReasoningTags;
import dev.wenshu.inference.generation.TokenLogprob;
import dev.wenshu.inference.generation.ToolCall;
import dev.wenshu.inference.template.ToolCallParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes an answer: splits reasoning off, cuts at stop texts, and hands on deltas that are final. White space around the
 * reasoning belongs to neither side. One thread.
 */
public final class AnswerText {
    private final AnswerOutput out;
    private final boolean constrained;
    private final Utf8Text utf8 = new Utf8Text();
    private final TextScan stops;

    @Nullable
    private final ReasoningTags tags;

    @Nullable
    private final TextScan closing;

    private final List<PlacedLogprob> pendingLogprobs = new ArrayList<>();
    private final StringBuilder opening = new StringBuilder();
    private String reasoningSpace = "";
    private Phase phase;
    private boolean trimming;
    private boolean reasoned;
    private int sent;
    private int received;

    /**
     * @param tags null where the model does not think
     * @param thinking the prompt has opened the reasoning already
     * @param constrained the answer has to have a form, so that nothing of the token that closes the reasoning is part of it
     */
    public AnswerText(
            @Nullable ReasoningTags tags,
            boolean thinking,
            boolean constrained,
            List<String> stop,
            @Nullable ToolCallParser tools,
            Consumer<Delta> out) {
        this.out = new AnswerOutput(tools, out);
        this.constrained = constrained;
        this.stops = new TextScan(stop);
        this.tags = tags;
        this.closing = tags == null ? null : new TextScan(List.of(tags.close()));
        this.phase = tags == null ? Phase.ANSWERING : thinking ? Phase.THINKING : Phase.OPENING;
    }

    /** Takes the bytes of a token; true where a stop text ends the answer. */
    public boolean accept(byte[] bytes, @Nullable TokenLogprob logprob) {
        if (logprob != null && phase == Phase.ANSWERING) {
            pendingLogprobs.add(new PlacedLogprob(received, logprob));
        }
        return route(utf8.feed(bytes));
    }

    /** Whether what comes next is reasoning. */
    public boolean thinking() {
        return phase == Phase.THINKING;
    }

    /** Whether it is not known yet if the model begins with reasoning. */
    public boolean opening() {
        return phase == Phase.OPENING;
    }

    /** The answer begins now, without any reasoning. */
    public void skipReasoning() {
        if (phase == Phase.OPENING) {
            phase = Phase.ANSWERING;
        }
    }

    /**
     * Hands on what was held back; the answer has ended, by a stop text or otherwise.
     *
     * @param suffix what would have closed a tool call
     */
    public void finish(boolean stopped, String suffix) {
        if (!stopped) {
            route(utf8.finish());
            if (phase == Phase.OPENING) {
                phase = Phase.ANSWERING;
                answer(opening.toString());
            }
            if (phase == Phase.THINKING && closing != null) {
                think(closing.finish());
            }
            answerFound(stops.finish());
            answerFound(suffix);
        }
        out.finish();
    }

    public String text() {
        return out.text();
    }

    public String reasoning() {
        return out.reasoning();
    }

    public List<TokenLogprob> logprobs() {
        return out.logprobs();
    }

    public List<ToolCall> toolCalls() {
        return out.calls();
    }

    private boolean route(String piece) {
        if (piece.isEmpty()) {
            return false;
        }
        return switch (phase) {
            case OPENING -> open(piece);
            case THINKING -> thought(piece);
            case ANSWERING -> answer(piece);
        };
    }

    private boolean open(String piece) {
        opening.append(piece);
        String so = opening.toString().stripLeading();
        String tag = tags == null ? "" : tags.open();
        if (so.startsWith(tag)) {
            phase = Phase.THINKING;
            return thought(so.substring(tag.length()));
        }
        if (tag.startsWith(so)) {
            return false;
        }
        phase = Phase.ANSWERING;
        return answer(opening.toString());
    }

    private boolean thought(String piece) {
        if (closing == null) {
            return false;
        }
        TextScan.Result result = closing.feed(piece);
        think(result.before());
        if (!result.found()) {
            return false;
        }
        phase = Phase.ANSWERING;
        trimming = true;
        return !constrained && answer(result.after());
    }

    private void think(String piece) {
        String all = reasoningSpace + piece;
        String whole = all.stripTrailing();
        reasoningSpace = all.substring(whole.length());
        if (!reasoned) {
            whole = whole.stripLeading();
            reasoningSpace = whole.isEmpty() ? "" : reasoningSpace;
        }
        if (!whole.isEmpty()) {
            reasoned = true;
            out.reasoning(whole);
        }
    }

    private boolean answer(String piece) {
        String rest = piece;
        if (trimming) {
            rest = piece.stripLeading();
            if (rest.isEmpty()) {
                return false;
            }
            trimming = false;
        }
        received += rest.length();
        TextScan.Result result = stops.feed(rest);
        answerFound(result.before());
        return result.found();
    }

    private void answerFound(String piece) {
        sent += piece.length();
        List<TokenLogprob> ready = new ArrayList<>();
        while (!pendingLogprobs.isEmpty() && pendingLogprobs.getFirst().begin() < sent) {
            ready.add(pendingLogprobs.removeFirst().logprob());
        }
        out.text(piece, ready);
    }

    private enum Phase {
        OPENING,
        THINKING,
        ANSWERING
    }

    private record PlacedLogprob(int begin, TokenLogprob logprob) {}
}
