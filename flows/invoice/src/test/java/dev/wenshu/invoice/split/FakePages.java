package dev.wenshu.invoice.split;

import dev.wenshu.document.Block;
import dev.wenshu.document.Box;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.Word;
import dev.wenshu.document.extract.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PDF of pages that a test writes line by line or word by word. */
record FakePages(List<Page> made, List<Payload> payloads) implements ParsedDocument {
    private static final float CHARACTER = 6;
    private static final float LINE = 14;

    static FakePages none() {
        return new FakePages(List.of(), List.of());
    }

    /** A page of typewritten lines; wide gaps are columns. */
    FakePages page(String text) {
        Page page = new Page(
                made.size() + 1, "", 600, 840, List.of(), List.of(new Block(Block.Kind.PARAGRAPH, text, 0)), List.of());
        return with(page);
    }

    FakePages sheet(Origin origin, Placed... placed) {
        List<Word> words = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Placed each : placed) {
            float y = each.y();
            for (String line : each.text().split("\n", -1)) {
                float x = each.x();
                for (String word : line.split(" ", -1)) {
                    float width = word.chars()
                            .mapToObj(c -> c > 0x2e80 ? 10f : CHARACTER)
                            .reduce(0f, Float::sum);
                    if (!word.isEmpty()) {
                        words.add(new Word(word, new Box(x, y, x + width, y + 10), words.size(), origin, 0.99f));
                    }
                    x += width + CHARACTER;
                }
                y += LINE;
            }
            text.append(each.text()).append('\n');
        }
        Page page = new Page(
                made.size() + 1,
                "",
                600,
                840,
                words,
                List.of(new Block(Block.Kind.PARAGRAPH, text.toString(), 0)),
                List.of());
        return with(page);
    }

    private FakePages with(Page page) {
        List<Page> more = new ArrayList<>(made);
        more.add(page);
        return new FakePages(more, payloads);
    }

    FakePages code(int page, String content) {
        List<Payload> more = new ArrayList<>(payloads);
        more.add(new Payload(Payload.Kind.QR_CODE, "", page, content.getBytes(StandardCharsets.UTF_8)));
        return new FakePages(made, more);
    }

    /** A text with its top left corner. */
    record Placed(float x, float y, String text) {}

    @Override
    public DocumentHead head() {
        return new DocumentHead(DocumentFormat.PDF, "application/pdf", "", made.size(), Map.of(), false);
    }

    @Override
    public Stream<Page> pages() {
        return made.stream();
    }

    @Override
    public List<Part> parts() {
        return List.of();
    }

    @Override
    public List<Problem> problems() {
        return List.of();
    }

    @Override
    public void close() {}
}
