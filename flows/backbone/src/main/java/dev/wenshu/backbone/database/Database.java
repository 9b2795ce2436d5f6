package dev.wenshu.backbone.database;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs work in transactions of READ COMMITTED isolation. Work that throws is rolled back; nothing is retried here, since
 * whoever called is redelivered. Thread-safe.
 */
public final class Database {
    private final DataSource dataSource;
    private final boolean checkpoints;

    public Database(DataSource dataSource) {
        this.dataSource = dataSource;
        this.checkpoints = isH2(dataSource);
    }

    public <T> T transaction(Function<Transaction, T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                Transaction transaction = new Transaction(connection);
                T result = work.apply(transaction);
                transaction.runLast();
                connection.commit();
                return result;
            } finally {
                // After a commit this rolls back nothing; it must not hide what was thrown.
                rollback(connection);
            }
        } catch (SQLException e) {
            throw fault("complete a transaction", e);
        }
    }

    public void run(Consumer<Transaction> work) {
        transaction(transaction -> {
            work.accept(transaction);
            return Boolean.TRUE;
        });
    }

    /**
     * Returns when all that was committed is on the disk. PostgreSQL has done so at each commit; H2 leaves it to the
     * operating system, so that a power failure could take the last seconds.
     */
    public void makeDurable() {
        if (!checkpoints) {
            return;
        }
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        } catch (SQLException e) {
            throw fault("sync the database to disk", e);
        }
    }

    static Fault fault(String what, SQLException cause) {
        String state = cause.getSQLState() == null ? "" : cause.getSQLState();
        boolean ours = state.startsWith("22") || state.startsWith("23") || state.startsWith("42");
        return new Fault(
                ours ? FaultCategory.INTERNAL : FaultCategory.EXTERNAL,
                "Database could not " + what + " (SQL state " + state + ")",
                cause);
    }

    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            System.getLogger(Database.class.getName()).log(System.Logger.Level.WARNING, "Rollback failed", e);
        }
    }

    private static boolean isH2(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("H2");
        } catch (SQLException e) {
            throw fault("tell its product", e);
        }
    }
}
