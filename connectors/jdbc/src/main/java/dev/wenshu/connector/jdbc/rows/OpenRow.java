package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.jdbc.database.ColumnKind;
import dev.wenshu.connector.polling.OpenItem;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A row with its content; until it is closed, its transaction is open, since large objects live no longer than that. */
final class OpenRow implements OpenItem {
    private final Connection connection;
    private final PreparedStatement statement;
    private final SourceItem item;
    private final InputStream content;
    private boolean isClosed;

    private OpenRow(Connection connection, PreparedStatement statement, SourceItem item, InputStream content) {
        this.connection = connection;
        this.statement = statement;
        this.item = item;
        this.content = content;
    }

    /** Empty where the row is gone, was claimed, or has lost its content. */
    static Optional<OpenRow> open(
            Connection connection, RowQuery query, String id, int timeoutSeconds, InstantSource clock)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query.row());
        Optional<OpenRow> opened = Optional.empty();
        try {
            statement.setQueryTimeout(timeoutSeconds);
            statement.setMaxRows(1);
            query.id().kind().bind(statement, 1, id);
            if (query.openValue().isPresent()) {
                query.claim()
                        .orElseThrow()
                        .kind()
                        .bind(statement, 2, query.openValue().get());
            }
            ResultSet row = statement.executeQuery();
            if (row.next()) {
                opened = open(connection, statement, query, row, id, clock);
            }
            return opened;
        } finally {
            if (opened.isEmpty()) {
                end(connection, statement);
            }
        }
    }

    private static Optional<OpenRow> open(
            Connection connection,
            PreparedStatement statement,
            RowQuery query,
            ResultSet row,
            String id,
            InstantSource clock)
            throws SQLException {
        RowSettings settings = query.settings();
        String version =
                query.version().isPresent() ? query.version().get().kind().read(row, 2) : null;
        String named =
                query.fileName().isPresent() ? query.fileName().get().kind().read(row, 3) : null;
        Instant received = query.receivedAt().isPresent()
                ? received(query.receivedAt().get().kind(), row)
                : null;
        Optional<RowContent> content = RowContent.of(query, row);
        return content.map(found -> new OpenRow(
                connection,
                statement,
                new SourceItem(
                        settings.system(),
                        settings.source(),
                        id,
                        version == null ? RowSettings.UNVERSIONED : version,
                        RowFileName.of(Stream.of(
                                named == null ? "" : named, found.path().orElse(""), id)),
                        received == null ? clock.instant() : received),
                new RowStream(found.bytes(), id)));
    }

    private static @Nullable Instant received(ColumnKind kind, ResultSet row) throws SQLException {
        String text = kind.read(row, 4);
        if (text == null) {
            return null;
        }
        return kind == ColumnKind.INSTANT
                ? Instant.parse(text)
                : LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant();
    }

    @Override
    public SourceItem item() {
        return item;
    }

    @Override
    public String state() {
        return item.version();
    }

    @Override
    public InputStream content() {
        return content;
    }

    /** What cannot be closed is broken, which the next statement says. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            content.close();
        } catch (IOException e) {
            System.getLogger(OpenRow.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
        end(connection, statement);
    }

    private static void end(Connection connection, PreparedStatement statement) {
        try {
            statement.close();
            connection.rollback();
        } catch (SQLException e) {
            System.getLogger(OpenRow.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }
}
