package dev.wenshu.document.reading;

import dev.wenshu.document.Block;
import dev.wenshu.document.Box;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.PagePicture;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.Word;
import dev.wenshu.document.extract.Problem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A section of a document, looking like a document of its own. Pages keep their numbers; problems of the file are problems
 * of each section. Valid as long as the whole is open; closing it does nothing.
 */
public record SectionDocument(
        ParsedDocument whole, int pageCount, List<Payload> payloads, Supplier<Stream<Page>> source)
        implements ParsedDocument {
    private static final int MOST_PAGES_AT_HAND = 32;

    /** A section whose pages are at hand. */
    public static SectionDocument of(ParsedDocument whole, Section section, List<Page> pages) {
        List<Page> shown =
                pages.stream().map(page -> within(page, section.region())).toList();
        return new SectionDocument(whole, shown.size(), section.payloads(), shown::stream);
    }

    /** A section of so many pages that they are read when they are asked for. */
    static SectionDocument lazily(ParsedDocument whole, Section section) {
        return new SectionDocument(
                whole,
                section.lastPage() - section.firstPage() + 1,
                section.payloads(),
                () -> whole.pages()
                        .dropWhile(page -> page.number() < section.firstPage())
                        .takeWhile(page -> page.number() <= section.lastPage()));
    }

    /** Hands on each section in order, reading the pages once. */
    public static void forEach(ParsedDocument whole, List<Section> sections, BiConsumer<Section, ParsedDocument> sink) {
        try (Stream<Page> all = whole.pages()) {
            Iterator<Page> pages = all.iterator();
            List<Page> read = new ArrayList<>();
            for (Section section : sections) {
                boolean isLong = section.lastPage() - section.firstPage() >= MOST_PAGES_AT_HAND;
                int last = isLong ? section.firstPage() : section.lastPage();
                read.removeIf(page -> page.number() < section.firstPage());
                while (pages.hasNext() && (read.isEmpty() || read.getLast().number() < last)) {
                    Page page = pages.next();
                    if (page.number() >= section.firstPage()) {
                        read.add(page);
                    }
                }
                sink.accept(
                        section,
                        isLong
                                ? lazily(whole, section)
                                : of(
                                        whole,
                                        section,
                                        read.stream()
                                                .filter(page -> page.number() <= section.lastPage())
                                                .toList()));
            }
        }
    }

    @Override
    public DocumentHead head() {
        DocumentHead head = whole.head();
        return new DocumentHead(
                head.format(), head.mediaType(), head.title(), pageCount, head.properties(), head.signed());
    }

    @Override
    public Stream<Page> pages() {
        return source.get();
    }

    @Override
    public List<Part> parts() {
        return List.of();
    }

    @Override
    public List<Problem> problems() {
        return whole.problems();
    }

    @Override
    public Map<Integer, PagePicture> pictures() {
        return whole.pictures();
    }

    @Override
    public void close() {}

    @Override
    public String toString() {
        return "SectionDocument[pages=" + pageCount + ", payloads=" + payloads.size() + "]";
    }

    private static Page within(Page page, @Nullable Box region) {
        if (region == null) {
            return page;
        }
        List<Word> words =
                page.words().stream().filter(word -> holds(region, word.box())).toList();
        return new Page(page.number(), page.name(), page.width(), page.height(), words, lines(words), page.hidden());
    }

    private static boolean holds(Box region, Box word) {
        return word.centerX() >= region.x0()
                && word.centerX() <= region.x1()
                && word.centerY() >= region.y0()
                && word.centerY() <= region.y1();
    }

    private static List<Block> lines(List<Word> words) {
        List<Block> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            line.append(line.isEmpty() ? "" : " ").append(words.get(i).text());
            boolean last = i + 1 == words.size()
                    || words.get(i + 1).line() != words.get(i).line();
            if (last) {
                lines.add(new Block(Block.Kind.PARAGRAPH, line.toString(), 0));
                line.setLength(0);
            }
        }
        return lines;
    }
}
