package dev.wenshu.connector.jdbc;

import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StopsPostgres.class)
class PostgresWriteBackTest extends WriteBackScenarios {
    @Override
    TestDatabase newDatabase() throws Exception {
        return new PostgresDatabase();
    }
}
