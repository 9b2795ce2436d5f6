package dev.wenshu.office.model;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Summary;
import dev.wenshu.office.summary.WeighedSentences;
import dev.wenshu.office.text.PassageReader;
import dev.wenshu.office.text.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The passages that a model is shown of a document, numbered from 1. */
record Material(List<Summary.Sentence> passages) {
    private static final int MARK_LENGTH = 8;
    private static final int USUAL_SENTENCE = 60;

    Material {
        passages = List.copyOf(passages);
    }

    /** All passages where they fit into {@code limit} characters, else the most important ones of the whole document. */
    static Material of(ParsedDocument document, int limit, WeighedSentences weighed) {
        Collector all = new Collector(limit);
        PassageReader.read(
                document, Shape.of(document), passage -> all.add(new Summary.Sentence(passage.text(), passage.page())));
        if (all.complete()) {
            return new Material(all.passages());
        }
        Collector best = new Collector(limit);
        weighed.summary(Math.max(1, limit / (USUAL_SENTENCE + MARK_LENGTH)))
                .sentences()
                .forEach(best::add);
        return new Material(best.passages());
    }

    boolean has(int number) {
        return number >= 1 && number <= passages.size();
    }

    Summary.Sentence passage(int number) {
        return passages.get(number - 1);
    }

    String text() {
        return IntStream.rangeClosed(1, passages.size())
                .mapToObj(number -> "[" + number + "] " + passage(number).text())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return "Material[passages=" + passages.size() + "]";
    }

    /** Takes passages until the room is used up; keeps no more than fits. */
    private static final class Collector {
        private final List<Summary.Sentence> passages = new ArrayList<>();
        private int room;
        private boolean complete = true;

        Collector(int limit) {
            this.room = limit;
        }

        void add(Summary.Sentence passage) {
            room -= passage.text().length() + MARK_LENGTH;
            if (room >= 0) {
                passages.add(passage);
            } else {
                complete = false;
            }
        }

        boolean complete() {
            return complete;
        }

        List<Summary.Sentence> passages() {
            return passages;
        }
    }
}
