package dev.wenshu.backbone.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One open transaction; of one thread, and not to be kept after it. */
public final class Transaction {
    private final Connection connection;
    private final List<Runnable> last = new ArrayList<>();

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** Rows changed. */
    public int update(String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw Database.fault("run: " + sql, e);
        }
    }

    public <T> List<T> list(RowReader<T> reader, String sql, @Nullable Object... arguments) {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException e) {
            throw Database.fault("run: " + sql, e);
        }
    }

    public <T> Optional<T> first(RowReader<T> reader, String sql, @Nullable Object... arguments) {
        return list(reader, sql, arguments).stream().findFirst();
    }

    /** Runs before the commit and after all other work, for what holds a lock that everybody needs. */
    public void last(Runnable work) {
        last.add(work);
    }

    void runLast() {
        last.forEach(Runnable::run);
    }

    private PreparedStatement prepare(String sql, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            Object argument = arguments[i];
            statement.setObject(
                    i + 1,
                    switch (argument) {
                        case Instant instant -> instant.atOffset(ZoneOffset.UTC);
                        case Enum<?> constant -> constant.name();
                        case null, default -> argument;
                    });
        }
        return statement;
    }
}
