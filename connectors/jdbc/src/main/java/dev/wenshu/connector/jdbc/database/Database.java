package dev.wenshu.connector.jdbc.database;

import dev.wenshu.connector.settings.Secret;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where a database is and who logs in.
 *
 * @param url without credentials
 * @param login who logs in
 * @param timeout of a login, a statement, and of silence
 */
public record Database(String url, Login login, Duration timeout) {
    /** Credentials; without a password where none is set. */
    public record Login(Optional<String> user, Secret secret) {}

    /** Work with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** The address without what follows it, which may hold options that are nobody's business. */
    public String address() {
        return url.split("[?;]", 2)[0];
    }

    /** Logs in; nothing is committed but by the caller. A {@link Fault} where that fails or takes too long. */
    public Connection connect() {
        Properties properties = new Properties();
        login.user().ifPresent(user -> properties.setProperty("user", user));
        login.secret().read().ifPresent(password -> properties.setProperty("password", password));
        String what = "logging in to " + address();
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        // Drivers know no common limit for this; a login that comes after it is closed again.
        Thread.ofVirtual().start(() -> {
            try {
                Connection connection = DriverManager.getConnection(url, properties);
                if (!opened.complete(connection)) {
                    connection.close();
                }
            } catch (SQLException | RuntimeException e) {
                opened.completeExceptionally(e);
            }
        });
        try {
            return prepared(opened.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException refused
                    ? SqlFaults.of(what, refused)
                    : new Fault(FaultCategory.INTERNAL, what + ": the driver broke", e);
        } catch (TimeoutException e) {
            abandon(opened);
            throw new Fault(FaultCategory.EXTERNAL, what + ": no answer in " + timeout + ". It is tried again", e);
        } catch (InterruptedException e) {
            abandon(opened);
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.EXTERNAL, what + " was interrupted", e);
        } catch (SQLException e) {
            throw SqlFaults.of(what, e);
        }
    }

    /** Does work in a transaction of its own: committed where it ends, rolled back where it throws. */
    public <T> T transaction(String what, Work<T> work) {
        try (Connection connection = connect()) {
            return transaction(connection, what, work);
        } catch (SQLException e) {
            throw SqlFaults.of(what, e);
        }
    }

    /** The same with a connection that is there. */
    public static <T> T transaction(Connection connection, String what, Work<T> work) {
        try {
            boolean done = false;
            try {
                T result = work.with(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    rollback(connection);
                }
            }
        } catch (SQLException e) {
            throw SqlFaults.of(what, e);
        }
    }

    /** For {@link java.sql.Statement#setQueryTimeout}. */
    public int timeoutSeconds() {
        return Math.max(1, Math.toIntExact(timeout.toSeconds()));
    }

    private Connection prepared(Connection connection) throws SQLException {
        try {
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(timeout.multipliedBy(2).toMillis()));
        } catch (SQLFeatureNotSupportedException e) {
            // Then the limit of each statement is all there is.
        }
        connection.setAutoCommit(false);
        return connection;
    }

    /** A broken connection cannot roll back, and needs not. */
    private static void rollback(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            System.getLogger(Database.class.getName()).log(System.Logger.Level.DEBUG, "rollback failed", e);
        }
    }

    private static void abandon(CompletableFuture<Connection> opened) {
        if (!opened.cancel(true) && !opened.isCompletedExceptionally()) {
            close(opened.join());
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(Database.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }
}
