package dev.wenshu.backbone.testing;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Hands out connections over which the process dies at one commit. */
public final class CrashingDataSource implements DataSource {
    private final DataSource real;
    private final AtomicInteger commitsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private Crash.When when = Crash.When.BEFORE;

    public CrashingDataSource(DataSource real) {
        this.real = real;
    }

    /** Dies once, at the given commit from now, counted from 1. */
    public void crashAt(Crash.When when, int commit) {
        this.when = when;
        commitsLeft.set(commit);
    }

    public void crashNoMore() {
        commitsLeft.set(Integer.MAX_VALUE);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean dies = method.getName().equals("commit") && commitsLeft.decrementAndGet() == 0;
                    if (dies && when == Crash.When.BEFORE) {
                        throw new Crash();
                    }
                    Object result = invoke(connection, method, arguments);
                    if (dies) {
                        throw new Crash();
                    }
                    return result;
                });
    }

    private static @Nullable Object invoke(Connection connection, Method method, Object @Nullable [] arguments)
            throws Throwable {
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }

    /** The end of a process: nobody catches it. */
    public static final class Crash extends Error {
        /** On which side of the commit. */
        public enum When {
            BEFORE,
            AFTER
        }
    }
}
