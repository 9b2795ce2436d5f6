package dev.wenshu.backbone.testing;

import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.DocumentParser;
import dev.wenshu.document.Origin;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParseOutcome;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.Part;
import dev.wenshu.document.Payload;
import dev.wenshu.document.extract.AcceptancePolicy;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.Problem;
import dev.wenshu.document.extract.Summary;
import dev.wenshu.document.reading.DocumentReader;
import dev.wenshu.document.reading.ReadingLimits;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A reader of text files with a {@code name=value} a line, each a field; {@code doubt=name} makes a field doubtful,
 * {@code copy=key} makes copies of files with the same key, {@code unreadable=reason} rejects the file, {@code attach=name;total=1} has a part inside.
 */
public final class ScriptedReader implements DocumentParser {
    private final AtomicInteger parsed = new AtomicInteger();
    private final ConcurrentLinkedQueue<Fault> faults = new ConcurrentLinkedQueue<>();

    public DocumentReader reader(InstantSource clock) {
        return new DocumentReader(
                this,
                List.of(document -> Optional.of(extraction(((Scripted) document).lines()))),
                (document, sentences) -> new Summary(
                        "en",
                        "extractive",
                        List.of(new Summary.Sentence("Says " + ((Scripted) document).lines(), 1)),
                        List.of("word"),
                        List.of()),
                new AcceptancePolicy(0.9, Map.of("invoice", Set.of("total")), Set.of()),
                ReadingLimits.defaults(),
                clock,
                new ScriptedDuplicates());
    }

    /** The next files meet these faults, one each. */
    public void failNext(FaultCategory category, int times) {
        for (int i = 0; i < times; i++) {
            faults.add(new Fault(category, "Reading fails as the test wants"));
        }
    }

    public int parsed() {
        return parsed.get();
    }

    @Override
    public ParseOutcome parse(Path file, String name) {
        Fault fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
        parsed.incrementAndGet();
        try {
            List<String> lines = Files.readAllLines(file);
            Optional<String> unreadable = lines.stream()
                    .filter(line -> line.startsWith("unreadable="))
                    .findFirst();
            if (unreadable.isPresent()) {
                return new ParseOutcome.Rejected(Problem.of("UNREADABLE", unreadable.get()));
            }
            return new ParseOutcome.Parsed(new Scripted(lines, parts(lines)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {}

    private static List<Part> parts(List<String> lines) throws IOException {
        List<Part> parts = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("attach=")) {
                String[] words = line.substring("attach=".length()).split(";", -1);
                Path file = Files.createTempFile("scripted-", ".txt");
                Files.write(file, List.of(words).subList(1, words.length));
                parts.add(new Part(words[0], file, Files.size(file)));
            }
        }
        return parts;
    }

    private static Extraction extraction(List<String> lines) {
        Map<String, ExtractedField> fields = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String line : lines) {
            String name = line.substring(0, line.indexOf('='));
            String value = line.substring(line.indexOf('=') + 1);
            if (name.equals("doubt")) {
                problems.add(new Problem(value, "DOUBTFUL", "Perhaps not " + fields.get(value)));
            } else if (!name.equals("attach")) {
                fields.put(name, new ExtractedField(value, 0.99, Evidence.at(Origin.TEXT, 1, null)));
            }
        }
        return new Extraction(fields.isEmpty() ? "mail" : "invoice", fields, List.of(), problems);
    }

    private record Scripted(List<String> lines, List<Part> parts) implements ParsedDocument {
        @Override
        public DocumentHead head() {
            return new DocumentHead(DocumentFormat.TEXT, "text/plain", "", 1, Map.of(), false);
        }

        @Override
        public Stream<Page> pages() {
            return Stream.empty();
        }

        @Override
        public List<Payload> payloads() {
            return List.of();
        }

        @Override
        public List<Problem> problems() {
            return List.of();
        }

        @Override
        public void close() {
            for (Part part : parts) {
                try {
                    Files.deleteIfExists(part.file());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
