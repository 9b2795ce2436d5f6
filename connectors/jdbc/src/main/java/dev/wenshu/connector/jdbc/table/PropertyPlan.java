package dev.wenshu.connector.jdbc.table;

import dev.wenshu.connector.WriteBackOperation.SetProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an operation means for the columns of a table.
 *
 * @param wanted what each is to hold
 * @param cleared what each holds where nothing is written
 * @param replaced what each may hold that an earlier operation wrote
 */
record PropertyPlan(
        Map<TableColumn, @Nullable String> wanted,
        Map<TableColumn, @Nullable String> cleared,
        Map<TableColumn, String> replaced) {
    static PropertyPlan of(TableLayout layout, SetProperties operation) throws TableColumn.UnfitException {
        PropertyPlan plan = new PropertyPlan(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (Map.Entry<String, String> mapped : new TreeMap<>(layout.settings().columns()).entrySet()) {
            String property = mapped.getKey();
            plan.add(
                    layout.column(mapped.getValue()),
                    layout.cleared(property),
                    operation.properties().getOrDefault(property, ""),
                    operation.replaces().getOrDefault(property, ""));
        }
        return plan;
    }

    private void add(TableColumn column, @Nullable String nothing, String value, String earlier)
            throws TableColumn.UnfitException {
        if (value.isBlank() && earlier.isBlank()) {
            return;
        }
        wanted.put(column, value.isBlank() ? nothing : column.canonical(value));
        cleared.put(column, nothing);
        if (!earlier.isBlank()) {
            replaced.put(column, column.canonical(earlier));
        }
    }

    /** The column whose value is neither wanted nor nothing nor an earlier one of ours. */
    Optional<TableColumn> foreign(TableRow.Present present) {
        return wanted.keySet().stream()
                .filter(column -> {
                    String value = present.value(column);
                    return !column.isSame(value, wanted.get(column))
                            && !column.isSame(value, null)
                            && !column.isSame(value, cleared.get(column))
                            && !(replaced.containsKey(column) && column.isSame(value, replaced.get(column)));
                })
                .findFirst();
    }

    /** What stays for undo to find, by name of the column. */
    Map<String, String> own() {
        Map<String, String> own = new TreeMap<>();
        wanted.forEach((column, value) -> {
            if (value != null && !column.isSame(value, cleared.get(column))) {
                own.put(column.name(), value);
            }
        });
        return own;
    }
}
