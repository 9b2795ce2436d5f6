package dev.wenshu.connector.jdbc;

import dev.wenshu.connector.testkit.ConnectorContract;
import dev.wenshu.connector.testkit.ConnectorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2ConnectorTest extends ConnectorContract {
    @TempDir
    private Path folder;

    @Override
    protected ConnectorFixture fixture() throws Exception {
        return new JdbcFixture(new H2Database(), folder);
    }
}
