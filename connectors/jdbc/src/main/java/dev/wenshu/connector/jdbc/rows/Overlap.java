package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.jdbc.database.ColumnKind;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far before the last row a look begins. A row is seen when it is committed, not when it gets its number or time; one that is
 * committed late stands before others that were taken.
 *
 * @param time for columns of time
 * @param count for columns of numbers
 */
public record Overlap(Duration time, BigDecimal count) {
    private static final Pattern SETTING = Pattern.compile("(\\d{1,9})(s|m|h|d)?");
    private static final Overlap USUAL = new Overlap(Duration.ofMinutes(10), BigDecimal.valueOf(1000));

    /** Reads a setting as in {@code 90s}, {@code 10m}, {@code 2h}, {@code 1d} or, as a count, {@code 1000}; empty where it is none. */
    public static Optional<Overlap> parse(Optional<String> setting) {
        if (setting.isEmpty()) {
            return Optional.of(USUAL);
        }
        Matcher matcher = SETTING.matcher(setting.get());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        String unit = matcher.group(2);
        return Optional.of(
                unit == null
                        ? new Overlap(Duration.ofSeconds(-1), BigDecimal.valueOf(number))
                        : new Overlap(duration(number, unit), BigDecimal.ONE.negate()));
    }

    /** The text of a value that lies so far before another. */
    String before(ColumnKind kind, String value) {
        requireFor(kind);
        return switch (kind) {
            case LOCAL_TIME -> LocalDateTime.parse(value).minus(time).toString();
            case INSTANT -> Instant.parse(value).minus(time).toString();
            default -> new BigDecimal(value).subtract(count).toPlainString();
        };
    }

    /** A SETUP fault where this is a count and the column holds times, or the other way round. */
    void requireFor(ColumnKind kind) {
        if (kind.isTime() ? time.isNegative() : count.signum() < 0) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "watermark-overlap must be "
                            + (kind.isTime() ? "a duration as in 10m" : "a count as in 1000")
                            + " for this watermark-column");
        }
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }
}
