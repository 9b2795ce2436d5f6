package dev.wenshu.inference.guards.reasoning;

import dev.wenshu.inference.generation.Delta;
import dev.wenshu.inference.generation.GenerationSink;
import dev.wenshu.inference.guards.reasoning.ReasoningDialect.Start;
import dev.wenshu.inference.guards.reasoning.ReasoningDialect.Tag;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits one answer, which comes in pieces, into reasoning and answer. Tags may be cut anywhere between pieces; what could
 * become a tag is held back, nothing else. Tags count at the beginning only: an answer that mentions one is an answer. Blank
 * space around reasoning and before the answer is dropped. For one answer, on one thread.
 *
 * <p>Text that begins like JSON while reasoning is expected is ambiguous: some servers let a schema bind from the first token
 * although the template opened the reasoning tag. It is held back and is reasoning if a closing tag follows, else the answer.
 */
public final class ReasoningSplitter {
    private final ReasoningDialect dialect;
    private final GenerationSink sink;
    private final StringBuilder held = new StringBuilder();
    private final List<String> closes = new ArrayList<>();
    private State state = State.BEGINNING;
    private boolean reasoned;
    private boolean marked;

    /** The sink gets {@link Delta.Reasoning} and {@link Delta.Text}, never an empty one. */
    public ReasoningSplitter(ReasoningDialect dialect, GenerationSink sink) {
        this.dialect = dialect;
        this.sink = sink;
        if (dialect.tags().isEmpty()) {
            state = State.ANSWER;
        }
    }

    /** Takes the next piece. */
    public void accept(String piece) {
        if (state == State.DONE || piece.isEmpty()) {
            return;
        }
        held.append(piece);
        boolean moved = true;
        while (moved) {
            moved = switch (state) {
                case BEGINNING -> begin();
                case REASONING -> reason();
                case UNDECIDED -> decide(piece.length());
                case AFTER_REASONING -> approach();
                case ANSWER -> answer();
                case DONE -> false;
            };
        }
    }

    /** No more comes: hands on what was held back. A closing tag that never came leaves everything after the opening one reasoning. */
    public void end() {
        switch (state) {
            case BEGINNING -> {
                if (dialect.start() == Start.REASONING && !looksLikeJson()) {
                    emitReasoning(held.toString().strip());
                } else {
                    emitAnswer(held.toString());
                }
            }
            case UNDECIDED -> emitAnswer(held.toString());
            case REASONING -> emitReasoning(held.toString().stripTrailing());
            case AFTER_REASONING -> emitAnswer(Marks.stripLeading(held));
            case ANSWER -> emitAnswer(held.toString());
            case DONE -> {}
        }
        held.setLength(0);
        state = State.DONE;
    }

    /** Whether reasoning goes on now. */
    public boolean isReasoning() {
        return state == State.REASONING;
    }

    private boolean begin() {
        String text = Marks.stripLeading(held);
        for (String mark : dialect.skipped()) {
            if (text.startsWith(mark)) {
                held.setLength(0);
                held.append(text, mark.length(), text.length());
                marked = true;
                return true;
            }
        }
        for (Tag tag : dialect.tags()) {
            if (text.startsWith(tag.open())) {
                closes.add(tag.close());
                held.setLength(0);
                held.append(text, tag.open().length(), text.length());
                return to(State.REASONING);
            }
        }
        if (text.isEmpty() || Marks.mayBecome(text, opens()) || Marks.mayBecome(text, dialect.skipped())) {
            return false;
        }
        return switch (dialect.start()) {
            case ANSWER -> to(marked ? State.AFTER_REASONING : State.ANSWER);
            case UNKNOWN -> undecided();
            case REASONING -> looksLikeJson() ? undecided() : reasoning();
        };
    }

    private boolean undecided() {
        dialect.tags().forEach(tag -> closes.add(tag.close()));
        return to(State.UNDECIDED);
    }

    private boolean reasoning() {
        dialect.tags().forEach(tag -> closes.add(tag.close()));
        return to(State.REASONING);
    }

    private boolean decide(int fresh) {
        int longest = closes.stream().mapToInt(String::length).max().orElse(0);
        int from = Math.max(0, held.length() - fresh - longest);
        return Marks.first(held, closes, from).map(this::close).orElse(false);
    }

    private boolean reason() {
        var found = Marks.first(held, closes, 0);
        if (found.isPresent()) {
            return close(found.get());
        }
        int certain = Marks.withoutTrailingBlank(held, Marks.certain(held, closes));
        emitReasoning(held.substring(0, certain));
        held.delete(0, certain);
        return false;
    }

    private boolean close(Marks.Found mark) {
        emitReasoning(held.substring(0, mark.start()).stripTrailing());
        held.delete(0, mark.end());
        return to(State.AFTER_REASONING);
    }

    private boolean approach() {
        String text = Marks.stripLeading(held);
        for (String mark : dialect.skipped()) {
            if (text.startsWith(mark)) {
                held.setLength(0);
                held.append(text, mark.length(), text.length());
                return true;
            }
        }
        if (text.isEmpty() || Marks.mayBecome(text, dialect.skipped())) {
            return false;
        }
        held.setLength(0);
        held.append(text);
        return to(State.ANSWER);
    }

    private boolean answer() {
        var end = Marks.first(held, dialect.ends(), 0);
        if (end.isPresent()) {
            emitAnswer(held.substring(0, end.get().start()));
            held.setLength(0);
            return to(State.DONE);
        }
        int certain = Marks.certain(held, dialect.ends());
        emitAnswer(held.substring(0, certain));
        held.delete(0, certain);
        return false;
    }

    private boolean looksLikeJson() {
        String text = Marks.stripLeading(held);
        return text.startsWith("{") || text.startsWith("[") || text.startsWith("```");
    }

    private List<String> opens() {
        return dialect.tags().stream().map(Tag::open).toList();
    }

    private boolean to(State next) {
        state = next;
        return true;
    }

    private void emitReasoning(String text) {
        String kept = reasoned ? text : text.stripLeading();
        if (!kept.isEmpty()) {
            reasoned = true;
            sink.accept(new Delta.Reasoning(kept));
        }
    }

    private void emitAnswer(String text) {
        if (!text.isEmpty()) {
            sink.accept(new Delta.Text(text));
        }
    }

    private enum State {
        BEGINNING,
        REASONING,
        UNDECIDED,
        AFTER_REASONING,
        ANSWER,
        DONE
    }
}
