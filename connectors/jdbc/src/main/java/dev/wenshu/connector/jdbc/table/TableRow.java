package dev.wenshu.connector.jdbc.table;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one row of a table, and changes it only where it still is as it was read. Commits nothing. */
public record TableRow(TableLayout layout, Connection connection, int timeoutSeconds) {
    /**
     * A row as it was read.
     *
     * @param version null where the table has none
     */
    public record Present(String id, @Nullable String version, Map<TableColumn, @Nullable String> values) {
        /** Whether the row is still of that version, as far as it has one. */
        public boolean isVersion(String read) {
            return version == null || version.equals(read);
        }

        public @Nullable String value(TableColumn column) {
            return values.get(column);
        }

        /** Whether all columns of a change hold what it wants. */
        boolean holds(Change change) {
            return change.columns().stream()
                    .allMatch(column ->
                            column.isSame(value(column), change.values().get(column)));
        }
    }

    /** Empty where there is no such row. */
    public Optional<Present> read(String id, TableColumn... columns) throws SQLException {
        return read(id, List.of(columns));
    }

    Optional<Present> read(String id, List<TableColumn> columns) throws SQLException {
        TableColumn version = layout.version().orElse(layout.id());
        String names = columns.stream().map(column -> ", " + column.quoted()).collect(Collectors.joining());
        String sql = "SELECT " + version.quoted() + names + " FROM " + layout.quoted() + " WHERE "
                + layout.id().quoted() + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            statement.setMaxRows(2);
            bindId(statement, 1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                Map<TableColumn, @Nullable String> values = new LinkedHashMap<>();
                for (TableColumn column : columns) {
                    values.put(column, column.kind().read(row, values.size() + 2));
                }
                String read = layout.version().isPresent() ? version.kind().read(row, 1) : null;
                if (row.next()) {
                    throw new Fault(FaultCategory.SETUP, "id-column names several rows; it must tell them apart");
                }
                return Optional.of(new Present(id, read, values));
            }
        }
    }

    /** Whether the row was changed; not, where it is another by now. */
    public boolean update(Present before, Change change) throws SQLException {
        List<Value> bound = new ArrayList<>();
        String set = change.columns().stream()
                .map(column -> column.quoted() + " = "
                        + placeholder(column, change.values().get(column), bound))
                .collect(Collectors.joining(", "));
        List<String> conditions = new ArrayList<>();
        change.columns().forEach(column -> conditions.add(condition(column, before.value(column), bound)));
        layout.version()
                .filter(_ -> before.version() != null)
                .ifPresent(version -> conditions.add(condition(version, before.version(), bound)));
        String sql = "UPDATE " + layout.quoted() + " SET " + set + " WHERE " + String.join(" AND ", conditions)
                + " AND " + layout.id().quoted() + " = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(timeoutSeconds);
            for (int at = 0; at < bound.size(); at++) {
                bound.get(at).bind(statement, at + 1);
            }
            bindId(statement, bound.size() + 1, before.id());
            return statement.executeUpdate() == 1;
        }
    }

    /** Asks whether columns may be written, by an update of no row. */
    void tryUpdate(List<TableColumn> columns) throws SQLException {
        if (columns.isEmpty()) {
            return;
        }
        String set = columns.stream()
                .map(column -> column.quoted() + " = " + column.quoted())
                .collect(Collectors.joining(", "));
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE " + layout.quoted() + " SET " + set + " WHERE 1 = 0")) {
            statement.setQueryTimeout(timeoutSeconds);
            statement.executeUpdate();
        }
    }

    private static String condition(TableColumn column, @Nullable String value, List<Value> bound) {
        return value == null
                ? column.quoted() + " IS NULL"
                : column.quoted() + " = " + placeholder(column, value, bound);
    }

    private static String placeholder(TableColumn column, @Nullable String value, List<Value> bound) {
        if (value == null) {
            return "NULL";
        }
        bound.add(new Value(column, value));
        return "?";
    }

    private void bindId(PreparedStatement statement, int at, String id) throws SQLException {
        try {
            layout.id().kind().bind(statement, at, id);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new Fault(
                    FaultCategory.SETUP, "id-column is of another type than item-id, so no row is found by it", e);
        }
    }

    private record Value(TableColumn column, String text) {
        void bind(PreparedStatement statement, int at) throws SQLException {
            column.kind().bind(statement, at, text);
        }
    }
}
