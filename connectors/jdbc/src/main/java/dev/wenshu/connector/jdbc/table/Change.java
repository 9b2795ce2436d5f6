package dev.wenshu.connector.jdbc.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Columns and what they are to hold, as text; null for NULL. */
public record Change(Map<TableColumn, @Nullable String> values) {
    public Change {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** One column. */
    public static Change of(TableColumn column, @Nullable String value) {
        Map<TableColumn, @Nullable String> values = new LinkedHashMap<>();
        values.put(column, value);
        return new Change(values);
    }

    List<TableColumn> columns() {
        return List.copyOf(values.keySet());
    }
}
