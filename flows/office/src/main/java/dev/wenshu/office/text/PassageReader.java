package dev.wenshu.office.text;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a document's text as passages, page by page, so that only one page is in memory. For one reading, by one thread. */
public final class PassageReader {
    private static final Pattern QUOTE_BEGINS = Pattern.compile(
            "^\\s*(?:-{3,}\\s*(?:Original Message|Ursprüngliche Nachricht|原始邮件|转发邮件|Forwarded message).*"
                    + "|On .{6,120} wrote:\\s*|Am .{6,120} schrieb .{0,80}:\\s*|Le .{6,120} a écrit\\s?:\\s*"
                    + "|在\\s?\\d{4}.{4,120}写道[:：]\\s*|发件人[:：].*)$");

    private final Shape shape;
    private final SentenceSplitter splitter;
    private final Consumer<Passage> sink;

    private final StringBuilder paragraph = new StringBuilder();
    private int paragraphPage;
    private String section = "";
    private @Nullable String speaker;
    private boolean quoted;
    private int index;

    private PassageReader(Shape shape, Consumer<Passage> sink) {
        this.shape = shape;
        this.splitter = new SentenceSplitter(shape.language());
        this.sink = sink;
    }

    /** Hands on all visible passages in reading order. */
    public static void read(ParsedDocument document, Shape shape, Consumer<Passage> sink) {
        PassageReader reader = new PassageReader(shape, sink);
        try (Stream<Page> pages = document.pages()) {
            pages.forEachOrdered(reader::page);
        }
        reader.endParagraph();
    }

    private void page(Page page) {
        for (Block block : page.blocks()) {
            switch (block.kind()) {
                case PARAGRAPH -> Lines.of(block.text()).forEach(line -> line(line, page.number()));
                case HEADING -> {
                    endParagraph();
                    section = block.text().strip();
                    emit(page.number(), Block.Kind.HEADING, section, true);
                }
                case LIST_ITEM -> {
                    endParagraph();
                    sentences(page.number(), Block.Kind.LIST_ITEM, String.join(" ", Lines.of(block.text())));
                }
                case TABLE_ROW -> {
                    endParagraph();
                    emit(page.number(), Block.Kind.TABLE_ROW, block.text(), true);
                }
                case QUOTE -> {
                    endParagraph();
                    emit(page.number(), Block.Kind.QUOTE, block.text().strip(), true);
                }
            }
        }
    }

    private void line(String line, int page) {
        if (shape.format() == DocumentFormat.MAIL && isQuoted(line)) {
            endParagraph();
            emit(page, Block.Kind.QUOTE, line, true);
            return;
        }
        if (Lines.goesOn(paragraph, line)) {
            Lines.join(paragraph, line);
            return;
        }
        endParagraph();
        paragraphPage = page;
        Lines.Labelled turn = shape.transcript() ? Lines.spoken(line) : null;
        if (turn == null) {
            paragraph.append(line);
        } else {
            speaker = turn.label();
            paragraph.append(turn.rest());
        }
    }

    private boolean isQuoted(String line) {
        quoted = quoted || QUOTE_BEGINS.matcher(line).matches();
        return quoted || line.startsWith(">");
    }

    private void endParagraph() {
        if (paragraph.isEmpty()) {
            return;
        }
        String text = paragraph.toString();
        paragraph.setLength(0);
        sentences(paragraphPage, Lines.isMarked(text) ? Block.Kind.LIST_ITEM : Block.Kind.PARAGRAPH, text);
    }

    private void sentences(int page, Block.Kind kind, String text) {
        List<String> sentences = splitter.split(text);
        for (int i = 0; i < sentences.size(); i++) {
            emit(page, kind, sentences.get(i), i == 0);
        }
    }

    private void emit(int page, Block.Kind kind, String text, boolean opens) {
        if (!text.isBlank()) {
            sink.accept(new Passage(index++, page, kind, text, opens, section, speaker));
        }
    }
}
