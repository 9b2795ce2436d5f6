package dev.wenshu.connector.smb;

import dev.wenshu.connector.testkit.ConnectorContract;
import dev.wenshu.connector.testkit.ConnectorFixture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SmbConnectorTest extends ConnectorContract {
    @TempDir
    private Path folder;

    @Override
    protected ConnectorFixture fixture() throws IOException {
        return new SmbFixture(new SambaServer(folder));
    }
}
