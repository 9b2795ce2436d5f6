package dev.wenshu.inference.scheduling.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How tests start children: tiny JVMs on the class path of the test. */
final class Children {
    private Children() {}

    static ChildSpec spec(Path folder, String behaviour) {
        Path port = folder.resolve("port");
        try {
            Files.deleteIfExists(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HealthCheck asks = () -> {
            if (!ChildMain.ask(port, "well?").equals("well")) {
                throw new IOException("a wrong answer");
            }
        };
        return new ChildSpec(java(ChildMain.class, port.toString(), behaviour), Map.of(), asks, asks);
    }

    static List<String> java(Class<?> main, String... args) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        command.addAll(List.of(args));
        return command;
    }

    /** All that takes seconds or minutes otherwise takes milliseconds. */
    static SupervisionConfig config() {
        return new SupervisionConfig(
                Duration.ofSeconds(20),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                2,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMinutes(1),
                3,
                Duration.ofSeconds(2),
                Duration.ofSeconds(5));
    }
}
