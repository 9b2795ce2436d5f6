package dev.wenshu.connector.jdbc.table;

import java.util.Map;
import java.util.Optional;

/**
 * A table and the names of its columns.
 *
 * @param table with its schema where it is not the user's own
 * @param version the column that must still hold what was read
 * @param columns columns to write, by property
 * @param emptyValues what stands for nothing in them, by property; else NULL does
 * @param sidecar the column for the result file
 * @param sidecarSuffix its ending
 * @param claim the column that says whether a row was taken
 */
public record TableSettings(
        String table,
        String id,
        Optional<String> version,
        Map<String, String> columns,
        Map<String, String> emptyValues,
        Optional<String> sidecar,
        String sidecarSuffix,
        Optional<String> claim) {
    public TableSettings {
        columns = Map.copyOf(columns);
        emptyValues = Map.copyOf(emptyValues);
    }
}
