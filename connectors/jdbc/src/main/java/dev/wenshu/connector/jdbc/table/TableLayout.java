package dev.wenshu.connector.jdbc.table;

import dev.wenshu.connector.jdbc.database.ColumnKind;
import dev.wenshu.connector.jdbc.database.SqlNames;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A table as the database has it. A name of the settings that it does not have is a SETUP fault, before any statement. */
public record TableLayout(TableSettings settings, String quoted, Map<String, TableColumn> columns) {
    /** Reads the columns from the database. */
    public static TableLayout of(Connection connection, TableSettings settings) throws SQLException {
        List<String> parts = List.of(settings.table().split("\\.", 2));
        String schema = parts.size() == 2 ? parts.getFirst() : connection.getSchema();
        String table = parts.getLast();
        for (String variant : Stream.of(table, table.toLowerCase(Locale.ROOT), table.toUpperCase(Locale.ROOT))
                .distinct()
                .toList()) {
            for (String place : variants(schema)) {
                Map<String, TableColumn> columns = columns(connection, place, variant);
                if (!columns.isEmpty()) {
                    String prefix = parts.size() == 2 ? SqlNames.quoted(connection, place) + "." : "";
                    TableLayout layout =
                            new TableLayout(settings, prefix + SqlNames.quoted(connection, variant), columns);
                    layout.requireAll();
                    return layout;
                }
            }
        }
        throw new Fault(FaultCategory.SETUP, "there is no table " + settings.table() + " that this user sees");
    }

    /** The column that a name of the settings means. */
    public TableColumn column(String name) {
        return find(name)
                .orElseThrow(() ->
                        new Fault(FaultCategory.SETUP, "the table " + settings.table() + " has no column " + name));
    }

    TableColumn id() {
        return column(settings.id());
    }

    Optional<TableColumn> version() {
        return settings.version().map(this::column);
    }

    /** What a column holds before anything is written to it. */
    @Nullable
    String cleared(String property) {
        String set = settings.emptyValues().get(property);
        TableColumn column = column(String.valueOf(settings.columns().get(property)));
        try {
            return set == null ? (column.isNullable() ? null : "") : column.canonical(set);
        } catch (TableColumn.UnfitException e) {
            throw new Fault(FaultCategory.SETUP, "empty-values." + property + ": " + e.reason(), e);
        }
    }

    /** All columns that may be written. */
    List<TableColumn> written() {
        return Stream.of(settings.columns().values().stream(), settings.sidecar().stream(), settings.claim().stream())
                .flatMap(names -> names)
                .map(this::column)
                .distinct()
                .toList();
    }

    private Optional<TableColumn> find(String name) {
        return SqlNames.matching(name, columns.keySet()).map(columns::get);
    }

    private void requireAll() {
        String missing = Stream.of(
                        Stream.of(settings.id()),
                        settings.version().stream(),
                        settings.columns().values().stream(),
                        settings.sidecar().stream(),
                        settings.claim().stream())
                .flatMap(names -> names)
                .filter(name -> find(name).isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, "the table " + settings.table() + " has no column " + missing);
        }
        settings.columns().forEach((property, name) -> {
            TableColumn column = column(name);
            boolean hasNothing = column.isNullable()
                    || column.kind() == ColumnKind.TEXT
                    || settings.emptyValues().containsKey(property);
            if (!hasNothing || column.kind() == ColumnKind.BYTES || column.kind() == ColumnKind.LARGE_BYTES) {
                throw new Fault(
                        FaultCategory.SETUP,
                        "columns." + property + ": " + name
                                + " must hold no bytes, and allow NULL or have empty-values." + property);
            }
        });
        settings.sidecar().map(this::column).ifPresent(column -> {
            boolean fits = column.kind() == ColumnKind.TEXT
                    || column.kind() == ColumnKind.BYTES
                    || column.kind() == ColumnKind.LARGE_BYTES;
            if (!fits || !column.isNullable()) {
                throw new Fault(FaultCategory.SETUP, "sidecar-column must be of text or bytes and allow NULL");
            }
        });
    }

    private static List<String> variants(@Nullable String schema) {
        return schema == null
                ? List.of("")
                : Stream.of(schema, schema.toLowerCase(Locale.ROOT), schema.toUpperCase(Locale.ROOT))
                        .distinct()
                        .toList();
    }

    private static Map<String, TableColumn> columns(Connection connection, String schema, String table)
            throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String escape = metaData.getSearchStringEscape();
        // What is a schema elsewhere is a catalog in MariaDB and MySQL.
        boolean isCatalog = !schema.isEmpty() && !metaData.supportsSchemasInTableDefinitions();
        String catalog = isCatalog ? schema : connection.getCatalog();
        String pattern = isCatalog || schema.isEmpty() ? null : escaped(schema, escape);
        Map<String, TableColumn> columns = new LinkedHashMap<>();
        try (ResultSet found = metaData.getColumns(catalog, pattern, escaped(table, escape), null)) {
            while (found.next()) {
                String name = found.getString("COLUMN_NAME");
                columns.put(
                        name,
                        new TableColumn(
                                name,
                                SqlNames.quoted(connection, name),
                                ColumnKind.of(found.getInt("DATA_TYPE"), String.valueOf(found.getString("TYPE_NAME"))),
                                found.getInt("COLUMN_SIZE"),
                                found.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
            }
        }
        return columns;
    }

    private static String escaped(String name, String escape) {
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }
}
