package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.testkit.ConnectorContract;
import dev.wenshu.connector.testkit.ConnectorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(StopsPostgres.class)
class PostgresConnectorTest extends ConnectorContract {
    @TempDir
    private Path folder;

    @Override
    protected ConnectorFixture fixture() throws Exception {
        return new JdbcFixture(new PostgresDatabase(), folder);
    }
}
