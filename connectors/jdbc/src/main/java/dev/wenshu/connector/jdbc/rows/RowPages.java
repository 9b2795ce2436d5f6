package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.jdbc.database.ColumnKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the rows to take, a page at a time. */
record RowPages(Connection connection, RowQuery query, int timeoutSeconds) {
    /**
     * @param start the watermark to begin with
     * @param last the last row of the page before
     */
    List<Row> after(Optional<String> start, Optional<Row> last) throws SQLException {
        String sql = query.page(connection, start.isPresent(), last.isEmpty());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            statement.setFetchSize(query.settings().fetchSize());
            bind(statement, start, last);
            List<Row> rows = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        }
    }

    private void bind(PreparedStatement statement, Optional<String> start, Optional<Row> last) throws SQLException {
        int at = 1;
        ColumnKind grows = query.watermark().orElse(query.id()).kind();
        if (start.isPresent()) {
            grows.bind(statement, at++, start.get());
        }
        if (query.openValue().isPresent()) {
            query.claim()
                    .orElseThrow()
                    .kind()
                    .bind(statement, at++, query.openValue().get());
        }
        if (last.isPresent()) {
            if (query.watermark().isPresent()) {
                grows.bind(statement, at++, last.get().watermark());
                grows.bind(statement, at++, last.get().watermark());
            }
            query.id().kind().bind(statement, at, last.get().id());
        }
    }

    private Row row(ResultSet found) throws SQLException {
        String id = text(query.id().kind().read(found, 1));
        String version = query.version().isPresent()
                ? text(query.version().get().kind().read(found, 2))
                : RowSettings.UNVERSIONED;
        String watermark = query.watermark().isPresent()
                ? text(query.watermark().get().kind().read(found, 3))
                : id;
        return new Row(id, version, watermark);
    }

    /** A row without a version has that one. */
    private static String text(@Nullable String value) {
        return value == null ? RowSettings.UNVERSIONED : value;
    }
}
