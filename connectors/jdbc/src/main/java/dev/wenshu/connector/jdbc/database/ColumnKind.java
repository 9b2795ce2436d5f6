package dev.wenshu.connector.jdbc.database;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a column holds, as far as this connector tells it apart. Each value has one text, which is the same on all databases. */
public enum ColumnKind {
    TEXT,
    NUMBER,
    FLAG,
    DAY,
    LOCAL_TIME,
    INSTANT,
    UNIQUE_ID,
    BYTES,
    /** A large object of the database; for PostgreSQL its {@code oid}. */
    LARGE_BYTES,
    OTHER;

    private static final BigDecimal MOST_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int SQL_SERVER_OFFSET_TIME = -155;

    /** The kind for a type of {@link Types} and its name in the database. */
    public static ColumnKind of(int type, String typeName) {
        String name = typeName.toLowerCase(Locale.ROOT);
        return switch (type) {
            case Types.BIGINT -> name.equals("oid") ? LARGE_BYTES : NUMBER;
            case Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.NUMERIC,
                    Types.DECIMAL,
                    Types.DOUBLE,
                    Types.FLOAT,
                    Types.REAL -> NUMBER;
            case Types.BOOLEAN, Types.BIT -> FLAG;
            case Types.CHAR,
                    Types.VARCHAR,
                    Types.LONGVARCHAR,
                    Types.NCHAR,
                    Types.NVARCHAR,
                    Types.LONGNVARCHAR,
                    Types.CLOB,
                    Types.NCLOB -> TEXT;
            case Types.DATE -> DAY;
            case Types.TIMESTAMP ->
                name.equals("timestamptz") || name.contains("with time zone") ? INSTANT : LOCAL_TIME;
            case Types.TIMESTAMP_WITH_TIMEZONE, SQL_SERVER_OFFSET_TIME -> INSTANT;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> name.equals("uuid") ? UNIQUE_ID : BYTES;
            case Types.BLOB -> LARGE_BYTES;
            default -> name.equals("uuid") ? UNIQUE_ID : OTHER;
        };
    }

    /** Whether values of this kind have an order that grows. */
    public boolean grows() {
        return this == NUMBER || this == LOCAL_TIME || this == INSTANT;
    }

    public boolean isTime() {
        return this == LOCAL_TIME || this == INSTANT;
    }

    /** The value as text; null for NULL. */
    public @Nullable String read(ResultSet row, int at) throws SQLException {
        return switch (this) {
            case TEXT, OTHER -> row.getString(at);
            case NUMBER -> {
                BigDecimal number = row.getBigDecimal(at);
                yield number == null ? null : plain(number);
            }
            case FLAG -> {
                boolean flag = row.getBoolean(at);
                yield row.wasNull() ? null : String.valueOf(flag);
            }
            case DAY -> text(row.getObject(at, LocalDate.class));
            case LOCAL_TIME -> text(row.getObject(at, LocalDateTime.class));
            case INSTANT -> {
                OffsetDateTime time = row.getObject(at, OffsetDateTime.class);
                yield time == null ? null : time.toInstant().toString();
            }
            case UNIQUE_ID -> text(row.getObject(at, UUID.class));
            case BYTES, LARGE_BYTES -> {
                byte[] bytes = row.getBytes(at);
                yield bytes == null ? null : HexFormat.of().formatHex(bytes);
            }
        };
    }

    /**
     * Binds a text that {@link #read} gave, or that means the same.
     *
     * @throws IllegalArgumentException or a {@link java.time.DateTimeException} where it is none of this kind
     */
    public void bind(PreparedStatement statement, int at, String text) throws SQLException {
        switch (this) {
            case TEXT -> statement.setString(at, text);
            case NUMBER -> bind(statement, at, new BigDecimal(text));
            case FLAG -> statement.setBoolean(at, flag(text));
            case DAY -> statement.setObject(at, LocalDate.parse(text));
            case LOCAL_TIME -> statement.setObject(at, LocalDateTime.parse(text));
            case INSTANT -> statement.setObject(at, OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC));
            case UNIQUE_ID -> statement.setObject(at, UUID.fromString(text));
            case BYTES, LARGE_BYTES -> statement.setBytes(at, HexFormat.of().parseHex(text));
            case OTHER -> statement.setObject(at, text, Types.OTHER);
        }
    }

    /** A whole number as such, since PostgreSQL finds a decimal in no index of whole numbers. */
    private static void bind(PreparedStatement statement, int at, BigDecimal number) throws SQLException {
        if (number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(MOST_WHOLE) < 0) {
            statement.setLong(at, number.longValueExact());
        } else {
            statement.setBigDecimal(at, number);
        }
    }

    /** Without zeros at its end. */
    public static String plain(BigDecimal number) {
        return (number.scale() > 0 ? number.stripTrailingZeros() : number).toPlainString();
    }

    /** True or false, as words or as 1 and 0. */
    public static boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
