package dev.wenshu.connector.jdbc;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Stops the server that all tests share after the last of them. */
final class StopsPostgres implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        AutoCloseable stop = PostgresDatabase::stop;
        context.getRoot().getStore(Namespace.GLOBAL).put(StopsPostgres.class, stop);
    }
}
