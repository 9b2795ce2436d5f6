package dev.wenshu.inference.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.wenshu.inference.server.scripted.ScriptedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Runs {@code src/test/npm/proof.mjs} with the client that its lock file names; needs node 20 and npm. */
@QuarkusTest
class OfficialNpmClientTest {
    private static final Path SOURCES = Path.of("src/test/npm");
    private static final Path FOLDER = Path.of("target/npm");

    @Inject
    ScriptedModel model;

    @Test
    void servesTheClientAsItsOwnServerDoes() throws IOException, InterruptedException {
        // Given
        install();
        model.forget();

        // When
        String said = run("node", "proof.mjs", "http://localhost:" + RestAssured.port + "/v1");

        // Then
        assertThat(said)
                .contains(
                        "ok chat",
                        "ok reasoning",
                        "ok stream",
                        "ok jsonSchema",
                        "ok tools",
                        "ok completions",
                        "ok embeddings",
                        "ok models",
                        "ok faults",
                        "ok abort");
        assertThat(model.nextCancellation()).isPositive();
    }

    private static void install() throws IOException, InterruptedException {
        Files.createDirectories(FOLDER);
        for (String file : List.of("package.json", "package-lock.json", "proof.mjs")) {
            Files.copy(SOURCES.resolve(file), FOLDER.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.isDirectory(FOLDER.resolve("node_modules/openai"))) {
            run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Path output = FOLDER.resolve(command[0] + ".log");
        Process process = start(command, output);
        try {
            if (!process.waitFor(4, TimeUnit.MINUTES) || process.exitValue() != 0) {
                fail("%s did not succeed:%n%s", String.join(" ", command), Files.readString(output));
            }
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output);
    }

    private static Process start(String[] command, Path output) {
        try {
            return new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            throw new AssertionError("the official npm client needs node and npm on the path", e);
        }
    }
}
