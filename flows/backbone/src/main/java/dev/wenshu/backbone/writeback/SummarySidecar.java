package dev.wenshu.backbone.writeback;

import dev.wenshu.backbone.gate.GatedItem;
import dev.wenshu.backbone.gate.GatedReading;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.document.extract.Summary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The summary for people beside the original, in Markdown, headed in the language of each document. */
final class SummarySidecar {
    static final String SUFFIX = ".summary.md";

    private SummarySidecar() {}

    /** Whether there is anything to write. */
    static boolean applies(GatedItem item) {
        return item.readings().stream().anyMatch(reading -> reading.reading().summary() != null);
    }

    static byte[] write(RegisteredDocument document, GatedItem item) {
        StringBuilder text = new StringBuilder();
        section(
                text,
                "#",
                title(item.file(), document.item().fileName()),
                item.file().reading().summary());
        for (GatedReading part : item.parts()) {
            Summary summary = part.reading().summary();
            if (summary != null) {
                String name = part.reading().record().part();
                section(text, "##", title(part, name == null ? "" : name), summary);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String title(GatedReading gated, String otherwise) {
        String title = gated.reading().title();
        return title.isBlank() ? otherwise : title;
    }

    private static void section(StringBuilder text, String level, String title, @Nullable Summary summary) {
        text.append(level).append(' ').append(Markdown.escape(title)).append("\n\n");
        if (summary == null) {
            return;
        }
        Labels labels = Labels.of(summary.language());
        heading(text, level, labels.text("summary.summary"));
        if (summary.sentences().isEmpty()) {
            text.append(labels.text("summary.none")).append("\n\n");
        } else {
            list(text, summary.sentences().stream().map(sentence -> sentence(sentence, labels)));
            boolean extractive = summary.method().equals("extractive");
            text.append('*')
                    .append(labels.text(extractive ? "summary.generated" : "summary.generated.model"))
                    .append("*\n\n");
        }
        if (!summary.actions().isEmpty()) {
            heading(text, level, labels.text("summary.actions"));
            list(text, summary.actions().stream().map(action -> action(action, labels)));
        }
        List<String> keywords = summary.keywords();
        if (!keywords.isEmpty()) {
            heading(text, level, labels.text("summary.keywords"));
            text.append(keywords.stream().map(Markdown::escape).collect(Collectors.joining(" · ")))
                    .append("\n\n");
        }
    }

    private static void heading(StringBuilder text, String level, String words) {
        text.append(level).append("# ").append(words).append("\n\n");
    }

    private static void list(StringBuilder text, Stream<String> items) {
        items.forEach(item -> text.append("- ").append(item).append('\n'));
        text.append('\n');
    }

    private static String sentence(Summary.Sentence sentence, Labels labels) {
        return Markdown.escape(sentence.text()) + " (" + labels.text("summary.page", sentence.page()) + ")";
    }

    private static String action(Summary.Action action, Labels labels) {
        String due = action.due() == null ? "" : labels.text("summary.due") + " " + Markdown.escape(action.due());
        String owner =
                action.owner() == null ? "" : labels.text("summary.owner") + " " + Markdown.escape(action.owner());
        String both = Stream.of(due, owner).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        return Markdown.escape(action.text()) + (both.isEmpty() ? "" : " (" + both + ")");
    }
}
