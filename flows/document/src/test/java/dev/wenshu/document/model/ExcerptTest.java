package dev.wenshu.document.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.Problem;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void showsShortDocumentWhole() {
        // Given
        ParsedDocument document = new Pages(2, 50);

        // When
        String excerpt = Excerpt.of(document, 1_000);

        // Then
        assertThat(excerpt).contains("[page 1]", "[page 2]");
    }

    @Test
    void showsBeginningAndLastPageOfLongDocument() {
        // Given
        ParsedDocument document = new Pages(1_000, 300);

        // When
        String excerpt = Excerpt.of(document, 2_000);

        // Then
        assertThat(excerpt).contains("[page 1]", "[page 1000]").doesNotContain("[page 999]");
        assertThat(excerpt.length()).isLessThanOrEqualTo(2_000);
    }

    @Test
    void cutsSinglePageThatIsTooLong() {
        // Given
        ParsedDocument document = new Pages(1, 100_000);

        // When
        String excerpt = Excerpt.of(document, 2_000);

        // Then
        assertThat(excerpt).startsWith("[page 1]").hasSize(2_000);
    }

    private record Pages(int count, int length) implements ParsedDocument {
        @Override
        public DocumentHead head() {
            return new DocumentHead(DocumentFormat.PDF, "application/pdf", "", count, Map.of(), false);
        }

        @Override
        public Stream<Page> pages() {
            List<Block> blocks = List.of(new Block(Block.Kind.PARAGRAPH, "x".repeat(length), 0));
            return IntStream.rangeClosed(1, count)
                    .mapToObj(number -> new Page(number, "", 0, 0, List.of(), blocks, List.of()));
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
}
