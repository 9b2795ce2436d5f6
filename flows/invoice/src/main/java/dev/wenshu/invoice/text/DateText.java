package dev.wenshu.invoice.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates in all usual orders, with month names in the languages of {@code months.txt}. */
public final class DateText {
    /** Which of day and month comes first where both are at most 12. */
    enum Order {
        DAY_FIRST,
        MONTH_FIRST
    }

    /**
     * A date in a text.
     *
     * @param ambiguous day and month could be exchanged
     */
    record Found(int start, int end, LocalDate date, boolean ambiguous) {}

    private static final Map<String, Integer> MONTHS = months();
    private static final int CENTURY = 2000;
    // Recognition often loses the space between a date and its time, hence the look-aheads for hh:mm.
    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)((?:19|20)\\d{2})\\s?([-/.年])\\s?(\\d{1,2})\\s?[-/.月]\\s?(\\d{2}(?=\\d{2}:\\d{2})|\\d{1,2}(?!\\d))\\s?日?");
    private static final Pattern YEAR_LAST = Pattern.compile(
            "(?<![\\d.,/-])(\\d{1,2})\\s?([-/.])\\s?(\\d{1,2})\\s?\\2\\s?((?:19|20)\\d{2}|\\d{2}(?=\\s|$|[,;)]))(?:(?!\\d)|(?=\\d{2}:\\d{2}))");
    private static final Pattern DAY_NAME_YEAR = Pattern.compile(
            "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?[\\s.,/-]{0,2}(?:de\\s)?(\\p{L}{3,12})\\.?[\\s.,/'-]{0,2}(?:de\\s)?((?:19|20)\\d{2}|\\d{2}(?!\\d|:|\\s?\\p{L}))(?:(?!\\d)|(?=\\d{2}:\\d{2}))");
    private static final Pattern NAME_DAY_YEAR = Pattern.compile(
            "(?<!\\p{L})(\\p{L}{3,12})\\.?\\s?(\\d{1,2})(?:st|nd|rd|th)?,?\\s?((?:19|20)\\d{2})(?!\\d)");
    private static final Pattern COMPACT =
            Pattern.compile("(?<![A-Z\\d])(?<![A-Z\\d][-/_])((?:19|20)\\d{2})(\\d{2})(\\d{2})(?!\\d|[-/_]\\d)");

    private DateText() {}

    /** The one date that a text is, in any notation; empty where day and month could be exchanged. */
    public static Optional<LocalDate> only(String text) {
        List<Found> found = find(text.strip(), Order.DAY_FIRST);
        return found.size() == 1
                        && !found.getFirst().ambiguous()
                        && found.getFirst().end() - found.getFirst().start()
                                == text.strip().length()
                ? Optional.of(found.getFirst().date())
                : Optional.empty();
    }

    static List<Found> find(String text, Order order) {
        List<Found> found = new ArrayList<>();
        for (Matcher m = YEAR_FIRST.matcher(text); m.find(); ) {
            add(found, m, m.group(1), m.group(3), m.group(4), false);
        }
        for (Matcher m = YEAR_LAST.matcher(text); m.find(); ) {
            int first = Integer.parseInt(m.group(1));
            int second = Integer.parseInt(m.group(3));
            boolean open = first <= 12 && second <= 12;
            boolean monthFirst = open ? order == Order.MONTH_FIRST : second > 12;
            add(
                    found,
                    m,
                    m.group(4),
                    monthFirst ? m.group(1) : m.group(3),
                    monthFirst ? m.group(3) : m.group(1),
                    open && first != second && !m.group(2).equals("."));
        }
        for (Matcher m = DAY_NAME_YEAR.matcher(text); m.find(); ) {
            Integer month = MONTHS.get(Folding.fold(m.group(2)));
            if (month != null) {
                add(found, m, m.group(3), month.toString(), m.group(1), false);
            }
        }
        for (Matcher m = NAME_DAY_YEAR.matcher(text); m.find(); ) {
            Integer month = MONTHS.get(Folding.fold(m.group(1)));
            if (month != null) {
                add(found, m, m.group(3), month.toString(), m.group(2), false);
            }
        }
        for (Matcher m = COMPACT.matcher(text); m.find(); ) {
            add(found, m, m.group(1), m.group(2), m.group(3), false);
        }
        return found;
    }

    /** The order that the text's own unambiguous dates show, null where there are none. */
    static @Nullable Order shownOrder(String text) {
        int dayFirst = 0;
        int monthFirst = 0;
        for (Matcher m = YEAR_LAST.matcher(text); m.find(); ) {
            int first = Integer.parseInt(m.group(1));
            int second = Integer.parseInt(m.group(3));
            dayFirst += first > 12 && second <= 12 ? 1 : 0;
            monthFirst += second > 12 && first <= 12 ? 1 : 0;
        }
        if (dayFirst == monthFirst) {
            return null;
        }
        return dayFirst > monthFirst ? Order.DAY_FIRST : Order.MONTH_FIRST;
    }

    private static void add(List<Found> found, Matcher at, String year, String month, String day, boolean ambiguous) {
        int y = Integer.parseInt(year);
        try {
            LocalDate date = LocalDate.of(y < 100 ? CENTURY + y : y, Integer.parseInt(month), Integer.parseInt(day));
            boolean covered = found.stream().anyMatch(other -> other.start() < at.end() && at.start() < other.end());
            if (!covered) {
                found.add(new Found(at.start(), at.end(), date, ambiguous));
            }
        } catch (DateTimeException e) {
            // Not a day: 31.02., or a number that only looks like one.
        }
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        try (InputStream in = DateText.class.getResourceAsStream("months.txt")) {
            if (in == null) {
                throw new IllegalStateException("months.txt is missing beside " + DateText.class.getName());
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] names = line.strip().split("\\s+", -1);
                    for (String name : names) {
                        if (!Character.isDigit(name.charAt(0))) {
                            months.put(Folding.fold(name), Integer.parseInt(names[0]));
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return months;
    }
}
