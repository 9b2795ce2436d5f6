package dev.wenshu.connector.kafka;

import dev.wenshu.connector.testkit.ConnectorContract;
import dev.wenshu.connector.testkit.ConnectorFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class KafkaConnectorTest extends ConnectorContract {
    @TempDir
    private Path folder;

    @Override
    protected ConnectorFixture fixture() throws Exception {
        return new KafkaFixture(folder);
    }
}
