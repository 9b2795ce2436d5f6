package dev.wenshu.app.models;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.backbone.database.DataSources;
import dev.wenshu.backbone.database.DatabaseConfig;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2ModelTableTest extends ModelTableScenarios {
    @TempDir
    private Path folder;

    @Override
    String url() {
        return DataSources.h2File(folder.resolve("database"));
    }

    @Override
    String user() {
        return "wenshu";
    }

    @Test
    void showsARunningProcessWhatAnotherOneAdded() throws Exception {
        // Given
        try (ModelStores.OpenStore suite = ModelStores.open(settings(), folder)) {
            long before = suite.store().revision();

            // When
            Process command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Adder.class.getName(),
                            folder.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = command.waitFor(60, TimeUnit.SECONDS);

            // Then
            assertThat(ended).isTrue();
            assertThat(command.exitValue()).isZero();
            assertThat(suite.store().revision()).isEqualTo(before + 1);
            assertThat(suite.store().models()).containsExactly(SERVER);
        }
    }

    @Test
    void makesNothingWhereThereIsNoDatabase() {
        // Given
        Path empty = folder.resolve("empty");

        // When
        boolean opened = ModelStores.openExisting(settings(), empty).isPresent();

        // Then
        assertThat(opened).isFalse();
        assertThat(Files.exists(empty)).isFalse();
    }

    @Test
    void keepsTheCatalogueBetweenTwoOpenings() {
        // Given
        ModelDefinition model =
                new ModelDefinition("small", new Source.Gguf(Path.of("/models/small.gguf")), 0, false, null, null);
        try (ModelStores.OpenStore first = ModelStores.open(settings(), folder)) {
            first.store().put(model);
        }

        // When
        try (ModelStores.OpenStore second =
                ModelStores.openExisting(settings(), folder).orElseThrow()) {
            // Then
            assertThat(second.store().models()).containsExactly(model);
        }
    }

    private static DatabaseConfig settings() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(DatabaseConfig.class)
                .build()
                .getConfigMapping(DatabaseConfig.class);
    }

    /** What a command in a process of its own does. */
    static final class Adder {
        private Adder() {}

        public static void main(String[] arguments) {
            try (ModelStores.OpenStore opened = ModelStores.open(settings(), Path.of(arguments[0]))) {
                opened.store().put(SERVER);
            }
        }
    }
}
