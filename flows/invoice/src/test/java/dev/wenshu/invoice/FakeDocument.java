package dev.wenshu.invoice;

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

/** A document made of the payloads, words and text that a test gives it. */
public record FakeDocument(
        DocumentFormat format,
        List<Payload> payloads,
        List<Word> words,
        String text,
        Map<String, String> properties,
        int pageCount)
        implements ParsedDocument {
    private static final float WIDTH = 600;
    private static final float HEIGHT = 400;
    private static final float CHARACTER = 6;

    public static FakeDocument of(DocumentFormat format) {
        return new FakeDocument(format, List.of(), List.of(), "", Map.of(), 1);
    }

    public static FakeDocument xml(String xml) {
        return of(DocumentFormat.XML).with(Payload.Kind.XML, xml);
    }

    public FakeDocument with(Payload.Kind kind, String content) {
        List<Payload> more = new ArrayList<>(payloads);
        more.add(new Payload(kind, "", 1, content.getBytes(StandardCharsets.UTF_8)));
        return new FakeDocument(format, more, words, text, properties, pageCount);
    }

    public FakeDocument withText(String content) {
        return new FakeDocument(format, payloads, words, content, properties, pageCount);
    }

    public FakeDocument withProperties(Map<String, String> stated) {
        return new FakeDocument(format, payloads, words, text, stated, pageCount);
    }

    public FakeDocument withPageCount(int pages) {
        return new FakeDocument(format, payloads, words, text, properties, pages);
    }

    /** A word ten units high whose characters are six units wide, Han characters ten. */
    public FakeDocument withWord(float x, float y, String word) {
        List<Word> more = new ArrayList<>(words);
        float width = word.chars().mapToObj(c -> c > 0x2e80 ? 10f : CHARACTER).reduce(0f, Float::sum);
        more.add(new Word(word, new Box(x, y, x + width, y + 10), 0, Origin.TEXT, 1));
        return new FakeDocument(format, payloads, more, text, properties, pageCount);
    }

    @Override
    public DocumentHead head() {
        return new DocumentHead(format, "application/octet-stream", "", pageCount, properties, false);
    }

    @Override
    public Stream<Page> pages() {
        List<Block> blocks = text.isEmpty() ? List.of() : List.of(new Block(Block.Kind.PARAGRAPH, text, 0));
        float width = words.isEmpty() ? 0 : WIDTH;
        float height = words.isEmpty() ? 0 : HEIGHT;
        return words.isEmpty() && text.isEmpty()
                ? Stream.empty()
                : Stream.of(new Page(1, "", width, height, words, blocks, List.of()));
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
