package dev.wenshu.fuzz;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a parser would hand over, made of fuzzed bytes. */
record FuzzDocument(DocumentFormat format, List<Payload> payloads, String text) implements ParsedDocument {
    private static final float WIDTH = 600;
    private static final float HEIGHT = 10;
    private static final float CHARACTER = 6;

    static FuzzDocument of(Payload.Kind kind, byte[] content) {
        DocumentFormat format = kind == Payload.Kind.XML ? DocumentFormat.XML : DocumentFormat.PDF;
        return new FuzzDocument(format, List.of(new Payload(kind, "", 1, content)), "");
    }

    static FuzzDocument of(String text) {
        return new FuzzDocument(DocumentFormat.PDF, List.of(), text);
    }

    @Override
    public DocumentHead head() {
        return new DocumentHead(format, "application/pdf", "", 1, Map.of(), false);
    }

    /** Each line of the text is a line of the page, each word as wide as its characters. */
    @Override
    public Stream<Page> pages() {
        List<Word> words = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int line = 0; line < lines.length; line++) {
            float x = 20;
            float y = 20 + line * 1.4f * HEIGHT;
            for (String word : lines[line].split("\\s+", -1)) {
                if (!word.isEmpty()) {
                    Box box = new Box(x, y, x + word.length() * CHARACTER, y + HEIGHT);
                    words.add(new Word(word, box, line, Origin.TEXT, 1));
                }
                x += (word.length() + 1) * CHARACTER;
            }
        }
        Block block = new Block(Block.Kind.PARAGRAPH, text, 0);
        return Stream.of(new Page(1, "", WIDTH, 40 + lines.length * 2 * HEIGHT, words, List.of(block), List.of()));
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
