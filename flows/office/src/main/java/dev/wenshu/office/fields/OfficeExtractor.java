package dev.wenshu.office.fields;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.Origin;
import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.extract.Evidence;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.extract.FieldExtractor;
import dev.wenshu.office.text.Days;
import dev.wenshu.office.text.IssueDay;
import dev.wenshu.office.text.Lines;
import dev.wenshu.office.text.Obligation;
import dev.wenshu.office.text.Shape;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names the kind of an office document and reads what it says of itself: title, date, author, deadline, a mail's parties, a
 * sheet's total. Knows every document with text, so it comes last among the extractors. A field is given only where the
 * document labels it or the format defines it.
 */
public final class OfficeExtractor implements FieldExtractor {
    private static final double BY_FORMAT = 0.98;
    private static final double LABELLED = 0.9;
    private static final double BY_PLACE = 0.75;
    private static final double BY_PROPERTY = 0.6;
    private static final int LONGEST_TITLE = 120;
    private static final int TITLE_LINES = 12;

    @Override
    public Optional<Extraction> extract(ParsedDocument document) {
        if (document.head().format() == DocumentFormat.ARCHIVE) {
            return Optional.empty();
        }
        Opening opening = Opening.of(document);
        if (opening.lines().isEmpty() && document.head().format() != DocumentFormat.MAIL) {
            return Optional.empty();
        }
        Shape shape = Shape.of(document);
        Map<String, ExtractedField> fields = new LinkedHashMap<>();
        title(document.head(), opening).ifPresent(title -> fields.put("title", title));
        DocumentKind kind = DocumentKind.of(
                document.head().format(), titles(document.head(), fields.get("title")), opening, shape.transcript());
        Optional<IssueDay> issued = IssueDay.of(document);
        issued.ifPresent(day -> fields.put("date", date(day)));
        if (kind == DocumentKind.MAIL) {
            property(document.head(), "From", BY_FORMAT).ifPresent(from -> fields.put("from", from));
            property(document.head(), "To", BY_FORMAT).ifPresent(to -> fields.put("to", to));
        } else {
            author(document.head(), opening).ifPresent(author -> fields.put("author", author));
        }
        if (kind == DocumentKind.NOTICE || kind == DocumentKind.LETTER) {
            deadline(opening, issued.map(IssueDay::day).orElse(null)).ifPresent(day -> fields.put("deadline", day));
        }
        if (kind == DocumentKind.CONTRACT) {
            labelled(Labels.PARTY_A, opening).ifPresent(party -> fields.put("party_a", party));
            labelled(Labels.PARTY_B, opening).ifPresent(party -> fields.put("party_b", party));
        }
        if (document.head().format() == DocumentFormat.SPREADSHEET) {
            fields.put("sheets", structured(String.valueOf(document.head().pages()), BY_FORMAT, "sheets"));
            SheetTotal.of(document).ifPresent(total -> fields.put("total", total));
        }
        return Optional.of(new Extraction(kind.label(), fields, List.of(), List.of()));
    }

    /** The first heading, else a title line, else what the properties say; programs leave nonsense in properties. */
    private static Optional<ExtractedField> title(DocumentHead head, Opening opening) {
        if (head.format() == DocumentFormat.MAIL) {
            return Optional.of(head.title())
                    .filter(title -> !title.isBlank())
                    .map(title -> structured(title.strip(), BY_FORMAT, "Subject"));
        }
        Optional<ExtractedField> heading = opening.lines().stream()
                .filter(line -> line.kind() == Block.Kind.HEADING && isTitle(line.text()))
                .findFirst()
                .map(line -> new ExtractedField(line.text().strip(), LABELLED, line.evidence()));
        return heading.or(() -> announcingLine(opening))
                .or(() -> Optional.of(head.title())
                        .filter(title -> isTitle(title.strip()))
                        .map(title -> structured(title.strip(), BY_PROPERTY, "title")))
                .or(() -> firstLine(opening));
    }

    /** Such as "Minutes of the works council" or 关于……的通知 among the first lines. */
    private static Optional<ExtractedField> announcingLine(Opening opening) {
        return opening.lines().stream()
                .limit(TITLE_LINES)
                .filter(line -> line.kind() == Block.Kind.PARAGRAPH && isTitle(line.text()))
                .filter(line -> Lines.labelled(line.text()) == null)
                .filter(line -> DocumentKind.of(DocumentFormat.OTHER, line.text(), new Opening(List.of()), false)
                        != DocumentKind.DOCUMENT)
                .findFirst()
                .map(line -> new ExtractedField(line.text().strip(), BY_PLACE, line.evidence()));
    }

    private static Optional<ExtractedField> firstLine(Opening opening) {
        return opening.lines().stream()
                .limit(1)
                .filter(line -> line.kind() == Block.Kind.PARAGRAPH
                        && isTitle(line.text())
                        && Lines.labelled(line.text()) == null)
                .findFirst()
                .map(line -> new ExtractedField(line.text().strip(), BY_PROPERTY, line.evidence()));
    }

    private static boolean isTitle(String text) {
        return text.length() >= 2
                && text.length() <= LONGEST_TITLE
                && text.chars().anyMatch(Character::isLetter)
                && ".。；;，,".indexOf(text.charAt(text.length() - 1)) < 0;
    }

    private static String titles(DocumentHead head, @Nullable ExtractedField title) {
        return title == null ? head.title().strip() : title.value();
    }

    private static ExtractedField date(IssueDay day) {
        Evidence evidence = day.page() == 0 ? Evidence.structured("Date") : Evidence.at(Origin.TEXT, day.page(), null);
        double confidence = day.page() == 0 ? BY_FORMAT : day.sure() ? LABELLED : BY_PLACE;
        return new ExtractedField(day.day().toString(), confidence, evidence);
    }

    private static Optional<ExtractedField> author(DocumentHead head, Opening opening) {
        return labelled(Labels.AUTHOR, opening)
                .or(() -> property(head, "dc:creator", BY_PROPERTY))
                .or(() -> property(head, "creator", BY_PROPERTY));
    }

    private static Optional<ExtractedField> labelled(Labels labels, Opening opening) {
        return labels.in(opening)
                .map(found ->
                        new ExtractedField(found.value(), LABELLED, found.line().evidence()));
    }

    private static Optional<ExtractedField> deadline(Opening opening, @Nullable LocalDate written) {
        Optional<ExtractedField> labelled = Labels.DEADLINE
                .in(opening)
                .flatMap(found -> Days.in(found.value(), written)
                        .map(day -> new ExtractedField(
                                day.toString(), LABELLED, found.line().evidence())));
        return labelled.or(() -> opening.lines().stream()
                .filter(line -> line.kind() != Block.Kind.QUOTE)
                .filter(line -> Obligation.in(line.text(), "", true).isPresent() && Obligation.isLimited(line.text()))
                .flatMap(line -> Days.in(Obligation.limitOf(line.text()), written)
                        .map(day -> new ExtractedField(day.toString(), BY_PLACE, line.evidence()))
                        .stream())
                .findFirst());
    }

    private static Optional<ExtractedField> property(DocumentHead head, String name, double confidence) {
        return Optional.ofNullable(head.properties().get(name))
                .filter(value -> !value.isBlank())
                .map(value -> structured(value.strip(), confidence, name));
    }

    private static ExtractedField structured(String value, double confidence, String path) {
        return new ExtractedField(value, confidence, Evidence.structured(path));
    }
}
