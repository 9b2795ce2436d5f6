package dev.wenshu.connector.jdbc.table;

import dev.wenshu.connector.jdbc.database.ColumnKind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param quoted as it stands in a statement
 * @param characters most that a text may have
 */
public record TableColumn(String name, String quoted, ColumnKind kind, int characters, boolean isNullable) {
    /** A value that this column does not hold; the message names the column and never the value. */
    static final class UnfitException extends Exception {
        private final String reason;

        UnfitException(String reason) {
            super(reason);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    /** The text of a value as this column will give it back; an instant loses what is below a second. Nothing is cut or rounded. */
    String canonical(String text) throws UnfitException {
        try {
            return switch (kind) {
                case NUMBER -> ColumnKind.plain(new BigDecimal(text.strip()));
                case DAY -> LocalDate.parse(text.strip()).toString();
                case LOCAL_TIME ->
                    localTime(text.strip()).truncatedTo(ChronoUnit.SECONDS).toString();
                case INSTANT ->
                    localTime(text.strip())
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toInstant(ZoneOffset.UTC)
                            .toString();
                case FLAG -> String.valueOf(ColumnKind.flag(text.strip()));
                case UNIQUE_ID -> UUID.fromString(text.strip()).toString();
                case TEXT -> fitting(text);
                case BYTES, LARGE_BYTES, OTHER -> text;
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnfitException("column " + name + " holds values of another type (" + kind + ")");
        }
    }

    /** Whether two values are the same here; NULL and no text are. */
    boolean isSame(@Nullable String one, @Nullable String other) {
        return (one == null ? "" : one).equals(other == null ? "" : other);
    }

    private String fitting(String text) throws UnfitException {
        if (characters > 0 && text.codePointCount(0, text.length()) > characters) {
            throw new UnfitException("column " + name + " holds at most " + characters + " characters");
        }
        return text;
    }

    /** A day, a local time, or an instant as the time in UTC. */
    private static LocalDateTime localTime(String text) {
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return text.endsWith("Z")
                ? LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC)
                : LocalDateTime.parse(text);
    }
}
