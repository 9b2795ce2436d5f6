package dev.wenshu.document.reading;

import dev.wenshu.document.DocumentParser;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.document.extract.AcceptancePolicy;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.extract.Summarizer;
import dev.wenshu.document.extract.Summary;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file and everything inside it. Each document is first offered to the extractors in their order, the first that
 * knows its kind wins; of a document nobody knows the kind is {@code archive}, {@code image} or {@code document}. Thread-safe.
 */
public final class DocumentReader {
    private static final String PART_SEPARATOR = "!";

    private final DocumentParser parser;
    private final List<FieldExtractor> extractors;
    private final Summarizer summarizer;
    private final AcceptancePolicy policy;
    private final ReadingLimits limits;
    private final InstantSource clock;
    private final DuplicateRule duplicates;
    private final DocumentSplitter splitter;

    public DocumentReader(
            DocumentParser parser,
            List<FieldExtractor> extractors,
            Summarizer summarizer,
            AcceptancePolicy policy,
            ReadingLimits limits,
            InstantSource clock) {
        this(parser, extractors, summarizer, policy, limits, clock, DuplicateRule.none());
    }

    /** With fingerprints, by which whoever keeps them recognises copies. */
    public DocumentReader(
            DocumentParser parser,
            List<FieldExtractor> extractors,
            Summarizer summarizer,
            AcceptancePolicy policy,
            ReadingLimits limits,
            InstantSource clock,
            DuplicateRule duplicates) {
        this(parser, extractors, summarizer, policy, limits, clock, duplicates, DocumentSplitter.NEVER);
    }

    private DocumentReader(
            DocumentParser parser,
            List<FieldExtractor> extractors,
            Summarizer summarizer,
            AcceptancePolicy policy,
            ReadingLimits limits,
            InstantSource clock,
            DuplicateRule duplicates,
            DocumentSplitter splitter) {
        this.parser = parser;
        this.extractors = List.copyOf(extractors);
        this.summarizer = summarizer;
        this.policy = policy;
        this.limits = limits;
        this.clock = clock;
        this.duplicates = duplicates;
        this.splitter = splitter;
    }

    /** The same, but reading each of several documents that a file holds by itself, as a part of the file. */
    public DocumentReader splitting(DocumentSplitter how) {
        return new DocumentReader(parser, extractors, summarizer, policy, limits, clock, duplicates, how);
    }

    /**
     * Hands on one reading for the file and one for each part, the file first, parts in their order.
     *
     * @param label how records name the file
     * @param name the item's own name, for type detection
     * @param sentences at most so many in each summary; 0 for none
     * @throws dev.wenshu.kernel.Fault as {@link DocumentParser#parse} and the inference ports do; what was handed on before
     *     stays valid
     */
    public void read(Path file, String label, String name, int sentences, Consumer<Reading> sink) {
        walk(file, name, new Position(label, null, 0), new Budget(limits), new Visitor() {
            @Override
            public void rejected(Position at, Problem reason, long started) {
                sink.accept(
                        new Reading(ExtractRecord.rejected(at.label(), at.part(), reason, elapsed(started)), "", null));
            }

            @Override
            public void whole(ParsedDocument document, Position at, List<Problem> refused, long started) {
                sink.accept(DocumentReader.this.whole(document, at, sentences, refused, started));
            }

            @Override
            public void several(
                    ParsedDocument document, List<Section> sections, Position at, List<Problem> refused, long started) {
                DocumentReader.this
                        .several(document, sections, at, sentences, refused, started)
                        .forEach(sink);
            }
        });
    }

    /**
     * Hands on the document behind each reading that {@link #read} gives for the same file, in the same order; empty where a
     * reading has none, as of what cannot be read or of a file that holds several. Each is open only during the call.
     */
    public void visit(Path file, String name, Consumer<Optional<ParsedDocument>> sink) {
        walk(file, name, new Position(name, null, 0), new Budget(limits), new Visitor() {
            @Override
            public void rejected(Position at, Problem reason, long started) {
                sink.accept(Optional.empty());
            }

            @Override
            public void whole(ParsedDocument document, Position at, List<Problem> refused, long started) {
                sink.accept(Optional.of(document));
            }

            @Override
            public void several(
                    ParsedDocument document, List<Section> sections, Position at, List<Problem> refused, long started) {
                sink.accept(Optional.empty());
                SectionDocument.forEach(document, sections, (section, part) -> sink.accept(Optional.of(part)));
            }
        });
    }

    private void walk(Path file, String name, Position at, Budget budget, Visitor visitor) {
        long started = clock.millis();
        switch (parser.parse(file, name)) {
            case ParseOutcome.Rejected(Problem reason) -> visitor.rejected(at, reason, started);
            case ParseOutcome.Parsed(ParsedDocument document) -> {
                try (document) {
                    List<Problem> refused = new ArrayList<>();
                    List<Part> admitted = budget.admit(document.parts(), at.depth(), refused);
                    switch (splitter.split(document)) {
                        case Split.Whole() -> visitor.whole(document, at, refused, started);
                        case Split.Unsure(Problem problem) -> {
                            refused.add(problem);
                            visitor.whole(document, at, refused, started);
                        }
                        case Split.Several(List<Section> sections) ->
                            visitor.several(document, sections, at, refused, started);
                    }
                    for (Part part : admitted) {
                        walk(part.file(), part.name(), at.inside(part.name()), budget, visitor);
                    }
                }
            }
        }
    }

    private Reading whole(ParsedDocument document, Position at, int sentences, List<Problem> found, long started) {
        Extraction extraction = withProblems(extract(document), document.problems(), found);
        return reading(document, at, extraction, sentences, started);
    }

    /** The file first, which has no values of its own, as a container has none. */
    private List<Reading> several(
            ParsedDocument document,
            List<Section> sections,
            Position at,
            int sentences,
            List<Problem> found,
            long started) {
        List<Reading> readings = new ArrayList<>();
        SectionDocument.forEach(document, sections, (section, part) -> {
            Position inside = at.inside(section.name());
            readings.add(whole(part, inside, 0, List.of(), clock.millis()));
        });
        Extraction file = withProblems(
                new Extraction(kindByFormat(document), Map.of(), List.of(), List.of()), document.problems(), found);
        readings.addFirst(reading(document, at, file, sentences, started));
        return readings;
    }

    private Reading reading(ParsedDocument document, Position at, Extraction extraction, int sentences, long started) {
        Summary summary = sentences > 0 ? summarizer.summarize(document, sentences) : null;
        AcceptancePolicy.Verdict verdict = policy.decide(extraction);
        return new Reading(
                ExtractRecord.of(at.label(), at.part(), verdict.decision(), verdict.extraction(), elapsed(started)),
                document.head().title(),
                summary,
                duplicates.fingerprint(document, extraction).orElse(null));
    }

    private Extraction extract(ParsedDocument document) {
        for (FieldExtractor extractor : extractors) {
            Optional<Extraction> found = extractor.extract(document);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return new Extraction(kindByFormat(document), Map.of(), List.of(), List.of());
    }

    private static String kindByFormat(ParsedDocument document) {
        return switch (document.head().format()) {
            case ARCHIVE -> "archive";
            case IMAGE -> "image";
            case PDF, OFD, XML, WORD, SPREADSHEET, PRESENTATION, HTML, TEXT, MAIL, OTHER -> "document";
        };
    }

    private static Extraction withProblems(Extraction extraction, List<Problem> parsing, List<Problem> descending) {
        List<Problem> all = new ArrayList<>(extraction.problems());
        all.addAll(parsing);
        all.addAll(descending);
        return new Extraction(extraction.kind(), new LinkedHashMap<>(extraction.fields()), extraction.lines(), all);
    }

    private long elapsed(long started) {
        return clock.millis() - started;
    }

    /** Meets the file, then its parts in their order. */
    private interface Visitor {
        void rejected(Position at, Problem reason, long started);

        void whole(ParsedDocument document, Position at, List<Problem> refused, long started);

        void several(ParsedDocument document, List<Section> sections, Position at, List<Problem> refused, long started);
    }

    private record Position(String label, @Nullable String part, int depth) {
        Position inside(String name) {
            return new Position(label, part == null ? name : part + PART_SEPARATOR + name, depth + 1);
        }
    }
}
