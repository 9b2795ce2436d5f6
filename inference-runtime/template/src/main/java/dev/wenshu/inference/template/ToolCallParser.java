package dev.wenshu.inference.template;

import dev.wenshu.inference.generation.Delta;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Takes the tool calls out of an answer while it comes. Give it the answer without the reasoning. Text passes through at once, but for
 * what may be the beginning of a tag; a call comes whole when it is closed. What turns out malformed is text again, as it was.
 * For one answer and one thread.
 */
public final class ToolCallParser {
    private static final String PYTHON_TAG = "<|python_tag|>";

    private final ToolDialect dialect;
    private final Supplier<String> ids;
    private final StringBuilder pending = new StringBuilder();
    private boolean inside;
    private boolean started;
    private int calls;

    /** The supplier makes ids for calls that the model gave none; for MISTRAL they have to be nine letters and digits. */
    public ToolCallParser(ToolDialect dialect, Supplier<String> ids) {
        this.dialect = dialect;
        this.ids = ids;
    }

    /** Ids are random. */
    public ToolCallParser(ToolDialect dialect) {
        this(dialect, () -> randomId(dialect));
    }

    /** A piece of text; what is certain by now. */
    public List<Delta> feed(String text) {
        if (dialect == ToolDialect.NONE) {
            return text.isEmpty() ? List.of() : List.of(new Delta.Text(text));
        }
        pending.append(text);
        List<Delta> deltas = new ArrayList<>();
        while (inside ? closed(deltas) : opened(deltas)) {}
        return deltas;
    }

    /** The answer has ended; what was held back. */
    public List<Delta> finish() {
        List<Delta> deltas = new ArrayList<>();
        if (inside) {
            end(pending.toString(), "", deltas);
        } else if (calls == 0 || !pending.toString().isBlank()) {
            text(pending.toString(), deltas);
        }
        pending.setLength(0);
        return deltas;
    }

    /** How many calls there were. */
    public int calls() {
        return calls;
    }

    /** Goes on to a stretch of calls, if one has begun. */
    private boolean opened(List<Delta> deltas) {
        return dialect == ToolDialect.LLAMA3_JSON ? openedByJson(deltas) : openedByTag(deltas);
    }

    private boolean openedByTag(List<Delta> deltas) {
        int open = pending.indexOf(dialect.open());
        int sure = open >= 0 ? open : pending.length() - partOfTag();
        String text = pending.substring(0, sure);
        // Blank space between or behind calls belongs to nobody.
        if (calls == 0 || !text.isBlank()) {
            text(text, deltas);
            pending.delete(0, sure);
        } else if (open >= 0) {
            pending.delete(0, sure);
        }
        if (open < 0) {
            return false;
        }
        pending.delete(0, dialect.open().length());
        inside = true;
        return true;
    }

    /** An answer of this dialect is calls from its first character, or none at all. */
    private boolean openedByJson(List<Delta> deltas) {
        String begun = pending.toString().stripLeading();
        boolean undecided = begun.isEmpty() || (PYTHON_TAG.startsWith(begun) && begun.length() < PYTHON_TAG.length());
        if (!started && undecided) {
            return false;
        }
        if (!started && (begun.startsWith("{") || begun.startsWith(PYTHON_TAG))) {
            started = true;
            inside = true;
            return true;
        }
        started = true;
        text(pending.toString(), deltas);
        pending.setLength(0);
        return false;
    }

    private boolean closed(List<Delta> deltas) {
        int close = dialect.close().isEmpty() ? -1 : pending.indexOf(dialect.close());
        if (close < 0) {
            return false;
        }
        end(pending.substring(0, close), dialect.close(), deltas);
        pending.delete(0, close + dialect.close().length());
        inside = false;
        return true;
    }

    private void end(String body, String closing, List<Delta> deltas) {
        List<CallText> found = CallText.in(dialect, body);
        if (found.isEmpty()) {
            text(dialect.open() + body + closing, deltas);
        }
        for (CallText call : found) {
            String given = call.id();
            String id = given == null ? ids.get() : given;
            deltas.add(new Delta.ToolCallPart(calls++, id, call.name(), call.arguments()));
        }
    }

    /** How many of the last characters may be the beginning of the opening tag. */
    private int partOfTag() {
        String tag = dialect.open();
        for (int length = Math.min(tag.length() - 1, pending.length()); length > 0; length--) {
            if (tag.startsWith(pending.substring(pending.length() - length))) {
                return length;
            }
        }
        return 0;
    }

    private static void text(String text, List<Delta> deltas) {
        if (!text.isEmpty()) {
            deltas.add(new Delta.Text(text));
        }
    }

    private static String randomId(ToolDialect dialect) {
        String random = UUID.randomUUID().toString().replace("-", "");
        return dialect == ToolDialect.MISTRAL ? random.substring(0, 9) : "call_" + random;
    }
}
