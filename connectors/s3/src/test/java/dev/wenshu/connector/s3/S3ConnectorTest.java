package dev.wenshu.connector.s3;

import dev.wenshu.connector.testkit.ConnectorContract;
import dev.wenshu.connector.testkit.ConnectorFixture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class S3ConnectorTest extends ConnectorContract {
    @TempDir
    private Path folder;

    @Override
    protected ConnectorFixture fixture() throws IOException {
        return new S3Fixture(folder);
    }
}
