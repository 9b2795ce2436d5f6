package dev.wenshu.office.text;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the first day that a text names, in Chinese, English, German and the forms its neighbours share. A day without a year,
 * or relative to today, needs the day the text was written; a day that can be read in two ways is not read.
 */
public final class Days {
    private static final List<Locale> LOCALES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.of("nl"), Locale.ITALIAN, Locale.of("es"));
    private static final Map<String, Integer> MONTHS = months();
    private static final Map<String, DayOfWeek> WEEKDAYS = weekdays();
    private static final String MONTH = MONTHS.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<month>", ")\\b\\.?"));
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern YEAR_FIRST = Pattern.compile(
            "(?<!\\d)(?<year>(?:19|20)\\d{2})\\s?[-/.年]\\s?(?<number>\\d{1,2})\\s?[-/.月]\\s?(?<day>\\d{1,2})(?!\\d)");
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?<!\\d)(?<day>\\d{1,2})\\.\\s?(?<number>\\d{1,2})\\.\\s?(?<year>(?:19|20)\\d{2})(?!\\d)");
    private static final Pattern SLASHED =
            Pattern.compile("(?<!\\d)(?<a>\\d{1,2})[/-](?<b>\\d{1,2})[/-](?<year>(?:19|20)\\d{2})(?!\\d)");
    private static final Pattern NAMED_DAY_FIRST = Pattern.compile(
            "(?<!\\d)(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er)?\\s(?:of\\s|de\\s)?" + MONTH
                    + "(?:,?\\s(?:de\\s)?(?<year>(?:19|20)\\d{2}))?",
            FLAGS);
    private static final Pattern NAMED_MONTH_FIRST = Pattern.compile(
            "\\b" + MONTH + "\\s(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)(?:,?\\s(?<year>(?:19|20)\\d{2}))?", FLAGS);
    private static final Pattern HAN_WITHOUT_YEAR =
            Pattern.compile("(?<![\\d年])(?<number>\\d{1,2})\\s?月\\s?(?<day>\\d{1,2})\\s?[日号]");
    private static final Pattern HAN_WEEKDAY =
            Pattern.compile("(?<which>下|本|这|这个|下个)?(?:周|星期|礼拜)(?<weekday>[一二三四五六日天])");
    private static final Pattern WEEKDAY = Pattern.compile(
            "\\b(?:by|before|until|on|this|due|bis|am|spätestens|vor|avant|voor|uiterlijk|entro)\\s(?:zum\\s|le\\s|kommenden\\s|this\\s)?(?<weekday>"
                    + WEEKDAYS.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")\\b",
            FLAGS);
    private static final Map<Pattern, Integer> NEAR_DAYS = Map.of(
            Pattern.compile("\\btoday\\b|\\bheute\\b|今天|今日|本日", FLAGS), 0,
            Pattern.compile("\\btomorrow\\b|\\bbis morgen\\b|明天|明日", FLAGS), 1,
            Pattern.compile("\\bübermorgen\\b|后天", FLAGS), 2);
    private static final Pattern END_OF_MONTH =
            Pattern.compile("\\bend of (?:the|this) month\\b|\\bMonatsende\\b|本月底|月底前", FLAGS);
    private static final int DAYS_BACK = 60;

    private Days() {}

    /**
     * The first day by the surest reading.
     *
     * @param written the day the text was written, null where that is unknown
     */
    public static Optional<LocalDate> in(String text, @Nullable LocalDate written) {
        return whole(text)
                .or(() -> slashed(text))
                .or(() -> named(NAMED_DAY_FIRST, text, written))
                .or(() -> named(NAMED_MONTH_FIRST, text, written))
                .or(() -> written == null ? Optional.empty() : relative(text, written));
    }

    private static Optional<LocalDate> whole(String text) {
        for (Pattern pattern : List.of(YEAR_FIRST, DAY_FIRST)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return day(number(matcher, "year"), number(matcher, "number"), number(matcher, "day"));
            }
        }
        return Optional.empty();
    }

    /** 05/03/2026 is March in London and May in New York, so only a number above 12 settles it. */
    private static Optional<LocalDate> slashed(String text) {
        Matcher matcher = SLASHED.matcher(text);
        if (!matcher.find()) {
            return Optional.empty();
        }
        int a = number(matcher, "a");
        int b = number(matcher, "b");
        int year = number(matcher, "year");
        if (a == b || a > 12) {
            return day(year, b, a);
        }
        return b > 12 ? day(year, a, b) : Optional.empty();
    }

    private static Optional<LocalDate> named(Pattern pattern, String text, @Nullable LocalDate written) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            int month = MONTHS.getOrDefault(matcher.group("month").toLowerCase(Locale.ROOT), 0);
            int day = number(matcher, "day");
            if (matcher.group("year") != null) {
                return day(number(matcher, "year"), month, day);
            }
            if (written != null) {
                return nearest(month, day, written);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> relative(String text, LocalDate written) {
        Matcher han = HAN_WITHOUT_YEAR.matcher(text);
        if (han.find()) {
            return nearest(number(han, "number"), number(han, "day"), written);
        }
        Matcher hanWeekday = HAN_WEEKDAY.matcher(text);
        if (hanWeekday.find()) {
            return Optional.of(hanWeekday(hanWeekday, written));
        }
        Matcher weekday = WEEKDAY.matcher(text);
        if (weekday.find()) {
            DayOfWeek day = WEEKDAYS.get(weekday.group("weekday").toLowerCase(Locale.ROOT));
            return day == null ? Optional.empty() : Optional.of(written.with(TemporalAdjusters.nextOrSame(day)));
        }
        for (Map.Entry<Pattern, Integer> near : NEAR_DAYS.entrySet()) {
            if (near.getKey().matcher(text).find()) {
                return Optional.of(written.plusDays(near.getValue()));
            }
        }
        return END_OF_MONTH.matcher(text).find()
                ? Optional.of(written.with(TemporalAdjusters.lastDayOfMonth()))
                : Optional.empty();
    }

    private static LocalDate hanWeekday(Matcher matcher, LocalDate written) {
        int number = "一二三四五六日".indexOf(matcher.group("weekday").replace('天', '日')) + 1;
        DayOfWeek day = DayOfWeek.of(number);
        String which = matcher.group("which");
        if (which == null) {
            return written.with(TemporalAdjusters.nextOrSame(day));
        }
        LocalDate monday = written.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return monday.plusWeeks(which.startsWith("下") ? 1 : 0).plusDays(number - 1L);
    }

    /** The day of that name from two months back on: a deadline lies ahead, or has just passed. */
    private static Optional<LocalDate> nearest(int month, int day, LocalDate written) {
        Optional<LocalDate> thisYear = day(written.getYear(), month, day);
        if (thisYear.isPresent() && thisYear.get().isBefore(written.minusDays(DAYS_BACK))) {
            return day(written.getYear() + 1, month, day);
        }
        return thisYear;
    }

    private static Optional<LocalDate> day(int year, int month, int day) {
        try {
            return Optional.of(LocalDate.of(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher matcher, String group) {
        return Integer.parseInt(matcher.group(group));
    }

    private static Map<String, Integer> months() {
        Map<String, Integer> months = new HashMap<>();
        for (Locale locale : LOCALES) {
            for (Month month : Month.values()) {
                months.put(month.getDisplayName(TextStyle.FULL, locale).toLowerCase(Locale.ROOT), month.getValue());
            }
        }
        for (Month month : Month.values()) {
            String name = month.getDisplayName(TextStyle.FULL, Locale.ENGLISH).toLowerCase(Locale.ROOT);
            months.put(name.substring(0, 3), month.getValue());
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }

    private static Map<String, DayOfWeek> weekdays() {
        Map<String, DayOfWeek> weekdays = new HashMap<>();
        for (Locale locale : LOCALES) {
            for (DayOfWeek day : DayOfWeek.values()) {
                weekdays.put(day.getDisplayName(TextStyle.FULL, locale).toLowerCase(Locale.ROOT), day);
            }
        }
        return Map.copyOf(weekdays);
    }
}
