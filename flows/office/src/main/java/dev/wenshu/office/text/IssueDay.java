package dev.wenshu.office.text;

import dev.wenshu.document.Block;
import dev.wenshu.document.Page;
import dev.wenshu.document.ParsedDocument;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The day a document says it was written on: a mail's own date, a labelled one, or one that stands alone at the head or foot.
 *
 * @param page from 1; 0 where it comes from the properties
 * @param sure whether a label or header says so
 */
public record IssueDay(LocalDate day, int page, boolean sure) {
    private static final Pattern LABEL = Pattern.compile(
            "^(?:(?:会议|发文|印发|签发|制表|编制|填表|报告|成文|签订|申请)?(?:日期|时间)|date(?: of (?:issue|meeting))?|issued(?: on)?|datum|erstellt am"
                    + "|stand|sitzungstag|fecha|data)\\s?(?:[:：\\t]|\\s(?=\\d))\\s*(?<rest>.*)$",
            Pattern.CASE_INSENSITIVE);
    private static final int HEAD_LINES = 25;
    private static final int FOOT_LINES = 6;
    private static final int ALONE = 40;

    /** Empty where nothing says so; file times are no evidence of when a text was written. */
    public static Optional<IssueDay> of(ParsedDocument document) {
        String header = document.head().properties().get("Date");
        if (header != null) {
            Optional<IssueDay> sent = sent(header);
            if (sent.isPresent()) {
                return sent;
            }
        }
        Ends ends = Ends.of(document);
        return ends.labelled().or(() -> ends.alone(ends.foot)).or(() -> ends.alone(ends.head));
    }

    private static Optional<IssueDay> sent(String header) {
        String value = header.replaceAll("\\s*\\([^)]*\\)\\s*$", "").strip();
        try {
            return Optional.of(new IssueDay(
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toLocalDate(),
                    0,
                    true));
        } catch (DateTimeException notMail) {
            return iso(value);
        }
    }

    private static Optional<IssueDay> iso(String value) {
        try {
            return Optional.of(new IssueDay(OffsetDateTime.parse(value).toLocalDate(), 0, true));
        } catch (DateTimeException notIso) {
            return Days.in(value, null).map(day -> new IssueDay(day, 0, true));
        }
    }

    private record Line(String text, int page) {}

    private static final class Ends {
        final Deque<Line> head = new ArrayDeque<>();
        final Deque<Line> foot = new ArrayDeque<>();

        static Ends of(ParsedDocument document) {
            Ends ends = new Ends();
            try (Stream<Page> pages = document.pages()) {
                pages.forEachOrdered(page -> {
                    for (Block block : page.blocks()) {
                        Lines.of(block.text()).forEach(line -> ends.add(new Line(line, page.number())));
                    }
                });
            }
            return ends;
        }

        private void add(Line line) {
            if (head.size() < HEAD_LINES) {
                head.add(line);
            }
            foot.addFirst(line);
            if (foot.size() > FOOT_LINES) {
                foot.removeLast();
            }
        }

        Optional<IssueDay> labelled() {
            for (Deque<Line> lines : List.of(head, foot)) {
                for (Line line : lines) {
                    var matcher = LABEL.matcher(line.text().strip());
                    if (matcher.matches()) {
                        Optional<LocalDate> day = Days.in(matcher.group("rest"), null);
                        if (day.isPresent()) {
                            return Optional.of(new IssueDay(day.get(), line.page(), true));
                        }
                    }
                }
            }
            return Optional.empty();
        }

        /** A short line that is little more than a day, as under a notice or over a letter. */
        Optional<IssueDay> alone(Deque<Line> lines) {
            for (Line line : lines) {
                String text = line.text().strip();
                if (text.length() <= ALONE && !Lines.endsSentence(text) && Lines.labelled(text) == null) {
                    Optional<LocalDate> day = Days.in(text, null);
                    if (day.isPresent()) {
                        return Optional.of(new IssueDay(day.get(), line.page(), false));
                    }
                }
            }
            return Optional.empty();
        }
    }
}
