package dev.wenshu.connector.all;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.kernel.HardenedXml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

class ConnectorListTest {
    private static final Path CONNECTORS = Path.of("..");
    private static final Set<String> NO_CONNECTORS = Set.of("spi", "testkit", "base", "all");
    private static final String ARTIFACT = "wenshu-connector-";

    @Test
    void everyFolderIsAModule() throws Exception {
        assertThat(texts(CONNECTORS.resolve("pom.xml"), "module")).isEqualTo(folders());
    }

    @Test
    void everyConnectorIsPartOfAll() throws Exception {
        Set<String> listed = texts(Path.of("pom.xml"), "artifactId").stream()
                .filter(artifact -> artifact.startsWith(ARTIFACT))
                .map(artifact -> artifact.substring(ARTIFACT.length()))
                .filter(name -> !NO_CONNECTORS.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).isEqualTo(connectors());
    }

    @Test
    void everyConnectorExplainsItself() throws Exception {
        assertThat(connectors())
                .allSatisfy(name -> assertThat(CONNECTORS.resolve(name).resolve("README.md"))
                        .content()
                        .contains("## Settings", "## Limits", "## Security"));
    }

    private static Set<String> connectors() throws IOException {
        Set<String> connectors = folders();
        connectors.removeAll(NO_CONNECTORS);
        return connectors;
    }

    private static Set<String> folders() throws IOException {
        try (Stream<Path> entries = Files.list(CONNECTORS)) {
            return entries.filter(entry -> Files.exists(entry.resolve("pom.xml")))
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Set<String> texts(Path pom, String element) throws IOException {
        try (InputStream in = Files.newInputStream(pom)) {
            NodeList nodes = HardenedXml.parse(in).getElementsByTagNameNS("*", element);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(at -> nodes.item(at).getTextContent().strip())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
