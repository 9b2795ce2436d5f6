package dev.wenshu.office;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A parsed document whose pages are made when they are read. */
public record FakeDocument(DocumentHead head, IntFunction<List<Block>> content) implements ParsedDocument {

    public static FakeDocument of(DocumentFormat format, Block... blocks) {
        return of(format, "", Map.of(), blocks);
    }

    public static FakeDocument of(
            DocumentFormat format, String title, Map<String, String> properties, Block... blocks) {
        List<Block> page = List.of(blocks);
        return new FakeDocument(new DocumentHead(format, "text/plain", title, 1, properties, false), number -> page);
    }

    /** Plain text, one paragraph a line. */
    public static FakeDocument text(String text) {
        return of(DocumentFormat.TEXT, paragraphs(text));
    }

    public static FakeDocument pages(int count, IntFunction<List<Block>> content) {
        return new FakeDocument(
                new DocumentHead(DocumentFormat.PDF, "application/pdf", "", count, Map.of(), false), content);
    }

    public static Block[] paragraphs(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(FakeDocument::paragraph)
                .toArray(Block[]::new);
    }

    public static Block paragraph(String text) {
        return new Block(Block.Kind.PARAGRAPH, text, 0);
    }

    public static Block heading(String text) {
        return new Block(Block.Kind.HEADING, text, 1);
    }

    public static Block row(String... cells) {
        return new Block(Block.Kind.TABLE_ROW, String.join("\t", Arrays.asList(cells)), 0);
    }

    @Override
    public Stream<Page> pages() {
        return IntStream.rangeClosed(1, head.pages())
                .mapToObj(number -> new Page(number, "", 0, 0, List.of(), content.apply(number), List.of()));
    }

    @Override
    public List<Payload> payloads() {
        return List.of();
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
