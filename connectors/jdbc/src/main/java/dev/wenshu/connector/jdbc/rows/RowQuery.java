package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.jdbc.database.ColumnKind;
import dev.wenshu.connector.jdbc.database.SqlNames;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings' query with its columns as the database has them, and the statements that stand around it. Names come from the
 * database and are quoted, values are bound.
 */
record RowQuery(
        RowSettings settings,
        String from,
        QueryColumn id,
        Optional<QueryColumn> version,
        Optional<QueryColumn> fileName,
        QueryColumn content,
        Optional<QueryColumn> receivedAt,
        Optional<QueryColumn> watermark,
        Optional<QueryColumn> claim) {
    /** Lets the database compile the query; a SETUP fault lists the columns that it does not have. */
    static RowQuery of(Connection connection, RowSettings settings, int timeoutSeconds) throws SQLException {
        String from = " FROM (" + settings.query() + ") wenshu_rows";
        Map<String, QueryColumn> columns = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT *" + from)) {
            statement.setQueryTimeout(timeoutSeconds);
            ResultSetMetaData metaData = statement.getMetaData();
            for (int at = 1; at <= metaData.getColumnCount(); at++) {
                String label = metaData.getColumnLabel(at);
                ColumnKind kind = ColumnKind.of(metaData.getColumnType(at), metaData.getColumnTypeName(at));
                columns.put(label, new QueryColumn(SqlNames.quoted(connection, label), kind));
            }
        }
        Columns named = new Columns(columns, new TreeMap<>());
        RowQuery query = new RowQuery(
                settings,
                from,
                named.get("item-id", settings.id()),
                settings.version().map(name -> named.get("item-version", name)),
                settings.fileName().map(name -> named.get("item-file-name", name)),
                named.get("item-content", settings.content()),
                settings.receivedAt().map(name -> named.get("item-received-at", name)),
                settings.watermark().map(set -> named.get("watermark-column", set.column())),
                settings.claim().map(set -> named.get("claim-column", set.column())));
        named.requireAll();
        query.requireKinds();
        return query;
    }

    /** Ids, versions and watermarks of the rows to take, a page at a time, each after the last of the page before. */
    String page(Connection connection, boolean hasStart, boolean isFirst) throws SQLException {
        List<String> conditions =
                new ArrayList<>(List.of(id.quoted() + " IS NOT NULL", content.quoted() + " IS NOT NULL"));
        watermark.ifPresent(column -> conditions.add(column.quoted() + (hasStart ? " >= ?" : " IS NOT NULL")));
        claim.ifPresent(column -> conditions.add(isOpen(column)));
        if (!isFirst) {
            conditions.add(watermark
                    .map(column -> "(" + column.quoted() + " > ? OR (" + column.quoted() + " = ? AND " + id.quoted()
                            + " > ?))")
                    .orElse(id.quoted() + " > ?"));
        }
        return "SELECT " + id.quoted() + ", " + version.orElse(id).quoted() + ", "
                + watermark.orElse(id).quoted() + from
                + " WHERE " + String.join(" AND ", conditions)
                + " ORDER BY " + watermark.map(column -> column.quoted() + ", ").orElse("") + id.quoted()
                + SqlNames.atMost(connection, settings.fetchSize());
    }

    /** One row, as long as it is to be taken. */
    String row() {
        return "SELECT " + content.quoted() + ", " + version.orElse(id).quoted() + ", "
                + fileName.orElse(id).quoted() + ", "
                + receivedAt.orElse(id).quoted() + from
                + " WHERE " + id.quoted() + " = ?"
                + claim.map(column -> " AND " + isOpen(column)).orElse("");
    }

    private String isOpen(QueryColumn column) {
        return column.quoted() + (openValue().isPresent() ? " = ?" : " IS NULL");
    }

    Optional<String> openValue() {
        return settings.claim().flatMap(RowSettings.ClaimSettings::open);
    }

    private void requireKinds() {
        if (watermark.isPresent() && !watermark.get().kind().grows()) {
            throw setup("watermark-column must be a number or a timestamp");
        }
        if (receivedAt.isPresent() && !receivedAt.get().kind().isTime()) {
            throw setup("item-received-at must be a timestamp");
        }
        boolean isBytes = content.kind() == ColumnKind.BYTES || content.kind() == ColumnKind.LARGE_BYTES;
        if (!isBytes && content.kind() != ColumnKind.TEXT) {
            throw setup("item-content must be a binary or a text column");
        }
        if (isBytes && settings.pathRoot().isPresent()) {
            throw setup("path-root is set, but item-content holds bytes");
        }
    }

    private static Fault setup(String what) {
        return new Fault(FaultCategory.SETUP, what);
    }

    /** Collects those that are not there. */
    private record Columns(Map<String, QueryColumn> present, Map<String, String> missing) {
        private static final QueryColumn NONE = new QueryColumn("", ColumnKind.OTHER);

        QueryColumn get(String setting, String name) {
            Optional<QueryColumn> found =
                    SqlNames.matching(name, present.keySet()).map(present::get);
            if (found.isEmpty()) {
                missing.put(setting, name);
            }
            return found.orElse(NONE);
        }

        void requireAll() {
            if (!missing.isEmpty()) {
                throw setup("the query has no such columns: " + missing);
            }
        }
    }
}
