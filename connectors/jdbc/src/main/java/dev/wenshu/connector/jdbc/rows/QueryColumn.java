package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.jdbc.database.ColumnKind;

/** A column of the query: as it stands in a statement, and what it holds. */
record QueryColumn(String quoted, ColumnKind kind) {}
