package dev.wenshu.backbone.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Makes one value of the row that the cursor is on. */
@FunctionalInterface
public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;

    /** A column that is never null, as an instant. */
    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
