package dev.wenshu.document.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.DocumentParser;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.AcceptancePolicy;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.extract.Summary;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DocumentReaderTest {
    private final Map<String, ParseOutcome> outcomes = new HashMap<>();
    private final List<String> closed = new ArrayList<>();

    @Test
    void readsPartsAfterTheirContainerAndNamesThemByPath() {
        // Given
        document("mail", part("zip"));
        document("zip", part("pdf"));
        document("pdf");

        // When
        List<Reading> readings = read("mail", ReadingLimits.defaults());

        // Then
        assertThat(readings).extracting(reading -> reading.record().part()).containsExactly(null, "zip", "zip!pdf");
        assertThat(closed).containsExactly("pdf", "zip", "mail");
    }

    @Test
    void rejectedPartDoesNotKeepTheOthersFromBeingRead() {
        // Given
        document("mail", part("broken"), part("pdf"));
        outcomes.put("broken", new ParseOutcome.Rejected(Problem.of("BROKEN", "Damaged.")));
        document("pdf");

        // When
        List<Reading> readings = read("mail", ReadingLimits.defaults());

        // Then
        assertThat(readings)
                .extracting(reading -> reading.record().decision())
                .containsExactly(Decision.ACCEPTED, Decision.REJECTED, Decision.ACCEPTED);
    }

    @Test
    void saysWhenPartsAreLeftUnopened() {
        // Given
        document("mail", part("one"), part("two"));
        document("one");

        // When
        List<Reading> readings = read("mail", new ReadingLimits(6, 1, 1_000));

        // Then
        assertThat(readings).hasSize(2);
        assertThat(readings.getFirst().record().problems())
                .extracting(Problem::code)
                .containsExactly("TOO_MANY_PARTS");
    }

    @Test
    void doesNotDescendBelowTheDepth() {
        // Given
        document("mail", part("mail"));

        // When
        List<Reading> readings = read("mail", new ReadingLimits(2, 100, 1_000));

        // Then
        assertThat(readings).hasSize(3);
        assertThat(readings.getLast().record().problems())
                .extracting(Problem::code)
                .containsExactly("NESTED_TOO_DEEP");
    }

    @Test
    void asksExtractorsInTheirOrder() {
        // Given
        document("pdf");
        FieldExtractor silent = document -> Optional.empty();
        FieldExtractor first = document -> Optional.of(new Extraction("first", Map.of(), List.of(), List.of()));
        FieldExtractor second = document -> Optional.of(new Extraction("second", Map.of(), List.of(), List.of()));
        List<Reading> readings = new ArrayList<>();

        // When
        reader(List.of(silent, first, second), ReadingLimits.defaults())
                .read(Path.of("pdf"), "pdf", "pdf", 0, readings::add);

        // Then
        assertThat(readings).extracting(reading -> reading.record().kind()).containsExactly("first");
        assertThat(readings.getFirst().summary()).isNull();
    }

    @Test
    void readsEachSectionAsAPartOfAFileWithoutValuesOfItsOwn() {
        // Given
        document("pdf");
        Split several = new Split.Several(List.of(Section.ofPages(1, 2, List.of()), Section.ofPages(3, 3, List.of())));
        FieldExtractor counting = document -> Optional.of(new Extraction(
                "invoice" + document.pages().map(page -> "-" + page.number()).collect(Collectors.joining()),
                Map.of(),
                List.of(),
                List.of()));
        List<Reading> readings = new ArrayList<>();

        // When
        reader(List.of(counting), ReadingLimits.defaults())
                .splitting(document -> several)
                .read(Path.of("pdf"), "pdf", "pdf", 1, readings::add);

        // Then
        assertThat(readings)
                .extracting(
                        reading -> reading.record().part(),
                        reading -> reading.record().kind())
                .containsExactly(
                        tuple(null, "document"), tuple("pages 1-2", "invoice-1-2"), tuple("page 3", "invoice-3"));
        assertThat(readings.getFirst().summary()).isNotNull();
        assertThat(readings.getLast().summary()).isNull();
    }

    @Test
    void readsAFileThatMayHoldSeveralDocumentsAsOneWithTheProblem() {
        // Given
        document("pdf");
        List<Reading> readings = new ArrayList<>();

        // When
        reader(List.of(), ReadingLimits.defaults())
                .splitting(document -> new Split.Unsure(Problem.of("MULTIPLE", "Perhaps two.")))
                .read(Path.of("pdf"), "pdf", "pdf", 0, readings::add);

        // Then
        assertThat(readings)
                .singleElement()
                .satisfies(reading -> assertThat(reading.record().decision()).isEqualTo(Decision.REVIEW));
    }

    private List<Reading> read(String file, ReadingLimits limits) {
        List<Reading> readings = new ArrayList<>();
        reader(List.of(), limits).read(Path.of(file), file, file, 1, readings::add);
        return readings;
    }

    private DocumentReader reader(List<FieldExtractor> extractors, ReadingLimits limits) {
        return new DocumentReader(
                new FakeParser(),
                extractors,
                (document, sentences) -> new Summary("en", "extractive", List.of(), List.of(), List.of()),
                new AcceptancePolicy(0.9, Map.of(), Set.of()),
                limits,
                () -> Instant.EPOCH);
    }

    private void document(String name, Part... parts) {
        outcomes.put(name, new ParseOutcome.Parsed(new FakeDocument(name, List.of(parts))));
    }

    private static Part part(String name) {
        return new Part(name, Path.of(name), 10);
    }

    private final class FakeParser implements DocumentParser {
        @Override
        public ParseOutcome parse(Path file, String name) {
            return java.util.Objects.requireNonNull(outcomes.get(name));
        }

        @Override
        public void close() {}
    }

    private final class FakeDocument implements ParsedDocument {
        private final String name;
        private final List<Part> parts;

        FakeDocument(String name, List<Part> parts) {
            this.name = name;
            this.parts = parts;
        }

        @Override
        public DocumentHead head() {
            return new DocumentHead(DocumentFormat.OTHER, "text/plain", name, 1, Map.of(), false);
        }

        @Override
        public Stream<Page> pages() {
            return IntStream.rangeClosed(1, 3)
                    .mapToObj(number -> new Page(number, "", 0, 0, List.of(), List.of(), List.of()));
        }

        @Override
        public List<Payload> payloads() {
            return List.of();
        }

        @Override
        public List<Part> parts() {
            return parts;
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public void close() {
            closed.add(name);
        }
    }
}
