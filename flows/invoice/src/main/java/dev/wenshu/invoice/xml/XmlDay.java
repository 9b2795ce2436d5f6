package dev.wenshu.invoice.xml;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days as e-invoices write them: ISO with or without time, UNTDID 2379 format 102, and {@code 2020年07月23日}. */
final class XmlDay {
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})(?!\\d)日?.*");
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:\\d{4}|\\d{6})?");

    private XmlDay() {}

    static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        Matcher compact = COMPACT.matcher(text);
        Matcher matcher = compact.matches() ? compact : DAY.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        try {
            return LocalDate.of(
                    Integer.parseInt(matcher.group(1)),
                    Integer.parseInt(matcher.group(2)),
                    Integer.parseInt(matcher.group(3)));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
