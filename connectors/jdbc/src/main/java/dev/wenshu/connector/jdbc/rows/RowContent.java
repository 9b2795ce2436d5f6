package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.jdbc.database.ColumnKind;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Path;
import java.sql.Blob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The bytes of a row, from where its content column says.
 *
 * @param path what the column held, where that is a path
 */
record RowContent(InputStream bytes, Optional<String> path) {
    private static final int COLUMN = 1;

    /** Empty where the column is NULL by now. */
    static Optional<RowContent> of(RowQuery query, ResultSet row) throws SQLException {
        if (query.content().kind() == ColumnKind.LARGE_BYTES) {
            Blob blob = row.getBlob(COLUMN);
            return blob == null ? Optional.empty() : Optional.of(bytes(blob.getBinaryStream()));
        }
        if (query.content().kind() == ColumnKind.BYTES) {
            return Optional.ofNullable(row.getBinaryStream(COLUMN)).map(RowContent::bytes);
        }
        Optional<Path> root = query.settings().pathRoot();
        if (root.isPresent()) {
            return Optional.ofNullable(row.getString(COLUMN))
                    .map(path -> new RowContent(ContentPath.open(root.get(), path), Optional.of(path)));
        }
        Reader text = row.getCharacterStream(COLUMN);
        return text == null ? Optional.empty() : Optional.of(bytes(new Utf8Stream(text)));
    }

    private static RowContent bytes(InputStream bytes) {
        return new RowContent(bytes, Optional.empty());
    }
}
