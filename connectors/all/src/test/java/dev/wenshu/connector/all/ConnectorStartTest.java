package dev.wenshu.connector.all;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.connector.Connector;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ConnectorStartTest {
    @Inject
    @Any
    Instance<Connector> connectors;

    @Inject
    CamelContext context;

    @Test
    void findsADescriptorForEveryConnectorFolder() throws Exception {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            List<String> names = folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !List.of("spi", "testkit", "base", "all").contains(name))
                    .toList();

            assertThat(connectors.stream().map(Connector::name)).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void startsEveryRouteThatAConnectorNames() {
        assertThat(connectors.stream().flatMap(connector -> connector.routeIds().stream()))
                .isNotEmpty()
                .allSatisfy(id -> assertThat(context.getRouteController().getRouteStatus(id))
                        .isEqualTo(ServiceStatus.Started));
    }
}
