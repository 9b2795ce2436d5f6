package dev.wenshu.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.app.models.Gguf;
import dev.wenshu.app.models.hub.FakeHub;
import dev.wenshu.inference.guards.probe.Capability;
import dev.wenshu.inference.guards.probe.ProbeReport;
import dev.wenshu.inference.guards.probe.ProbeReport.Result;
import dev.wenshu.inference.guards.probe.ProbeReport.State;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelCommandTest {
    private static final String HUB = "wenshu.model.hub.huggingface-url";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<ModelDefinition> probed = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void writeModel() throws IOException {
        file = Files.write(folder.resolve("small.gguf"), Gguf.ofSize(100));
    }

    @Test
    void addsListsAndRoutesModels() throws IOException {
        // When
        assertThat(run("add", "small", "--gguf", file.toString(), "--context", "4096"))
                .isZero();
        assertThat(run(
                        "add",
                        "large",
                        "--url",
                        "http://gpu-host:8000/v1",
                        "--upstream-model",
                        "Qwen/Qwen3-32B",
                        "--key-env",
                        "NO_SUCH_KEY",
                        "--price-in",
                        "2.50",
                        "--price-out",
                        "10",
                        "--vision"))
                .isZero();
        assertThat(run("route", "office", "large=3", "--fallback", "small")).isZero();
        assertThat(run("default", "office")).isZero();
        assertThat(run("list", "--json")).isZero();

        // Then
        List<JsonNode> rows = rows();
        assertThat(rows).extracting(row -> row.path("name").asText()).containsExactly("large", "small", "office");
        assertThat(rows.get(0).path("upstreamModel").asText()).isEqualTo("Qwen/Qwen3-32B");
        assertThat(rows.get(0).path("priceIn").decimalValue()).isEqualByComparingTo("2.5");
        assertThat(rows.get(1).path("context").asInt()).isEqualTo(4096);
        assertThat(rows.get(2).path("isDefault").asBoolean()).isTrue();
        assertThat(rows.get(2).path("candidates").get(1).path("tier").asInt()).isEqualTo(1);
        assertThat(err.toString())
                .contains(Messages.text("model.key-unset", "NO_SUCH_KEY"))
                .contains(Messages.text("model.key-readable", "gpu-host"));
    }

    @Test
    void listsAsATableAndSaysWhichFileIsMissing() throws IOException {
        // Given
        run("add", "small", "--gguf", file.toString());
        Files.delete(file);

        // When
        run("list");

        // Then
        assertThat(out.toString())
                .contains("small")
                .contains(Messages.text("model.file-missing", "").strip());
    }

    @Test
    void listsNothingWithoutMakingADatabase() {
        assertThat(run("list")).isZero();
        assertThat(out.toString()).contains(Messages.text("model.none"));
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void refusesWhatDoesNotFitTogether() {
        assertThat(run("add", "x")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("add", "x", "--gguf", file.toString(), "--url", "http://h"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("add", "x", "--gguf", file.toString(), "--key-env", "K")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("add", "x", "--gguf", file.toString(), "--price-in", "1"))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(run("route", "office")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("route", "office", "large=much")).isEqualTo(ExitCodes.USAGE);
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void saysWhatIsWrongAndAddsNothing() {
        assertThat(run("add", "x", "--gguf", folder.resolve("nothing.gguf").toString()))
                .isEqualTo(ExitCodes.FAULT);
        assertThat(run("add", "x", "--url", "http://h", "--key-env", "sk-0123456789"))
                .isEqualTo(ExitCodes.FAULT);
        assertThat(run("add", "two words", "--url", "http://h")).isEqualTo(ExitCodes.FAULT);
        assertThat(run("remove", "x")).isEqualTo(ExitCodes.FAULT);
        assertThat(err.toString()).doesNotContain("sk-0123456789");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void removesAModelAndLeavesItsFile() {
        // Given
        run("add", "small", "--gguf", file.toString());

        // When
        int exit = run("remove", "small");

        // Then
        assertThat(exit).isZero();
        assertThat(file).exists();
        run("list");
        assertThat(out.toString()).contains(Messages.text("model.none"));
    }

    @Test
    void pullsAModelAndAddsIt() {
        try (FakeHub hub = new FakeHub()) {
            // Given
            System.setProperty(HUB, hub.base().toString());
            hub.files.put("Tiny-Q4_K_M.gguf", Gguf.ofSize(5000));
            hub.files.put("Tiny-Q8_0.gguf", Gguf.ofSize(9000));

            // When
            int asked = run("pull", "owner/repo", "--quiet");
            int pulled = run("pull", "owner/repo:q4_k_m", "--quiet");

            // Then
            assertThat(asked).isEqualTo(ExitCodes.USAGE);
            assertThat(err.toString()).contains("Tiny-Q8_0.gguf").contains("8.8 KiB");
            assertThat(pulled).describedAs(err.toString()).isZero();
            assertThat(folder.resolve("data/models/owner/repo/Tiny-Q4_K_M.gguf"))
                    .hasSize(5000);
            run("list");
            assertThat(out.toString()).contains("tiny-q4_k_m");
        } finally {
            System.clearProperty(HUB);
        }
    }

    @Test
    void showsWhatAModelCanDo() {
        // When
        int exit = run("probe", "qwen3", "--server", "http://localhost:8000/v1");

        // Then
        assertThat(exit).isZero();
        assertThat(probed)
                .singleElement()
                .extracting(ModelDefinition::source)
                .isInstanceOfSatisfying(
                        Source.Remote.class,
                        remote -> assertThat(remote.model()).isEqualTo("qwen3"));
        assertThat(out.toString())
                .contains(Messages.text("model.capability.json-schema"))
                .contains(Messages.text("model.probe.failed"))
                .contains("no tool was called");
        assertThat(run("probe", "nobody")).isEqualTo(ExitCodes.FAULT);
    }

    private ProbeReport probe(ModelDefinition definition) {
        probed.add(definition);
        return new ProbeReport(
                definition.name(),
                Instant.EPOCH,
                Map.of(
                        Capability.PLAIN, new Result(State.WORKS, "", 120, 33.3),
                        Capability.JSON_SCHEMA, new Result(State.WORKS, "", 240, 31),
                        Capability.TOOLS, new Result(State.FAILED, "no tool was called", 90, 0)));
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(1, List.of("--data", folder.resolve("data").toString()));
        CommandLine command = new CommandLine(new ModelCommand());
        command.getCommandSpec().removeSubcommand("probe");
        command.addSubcommand(new ModelProbeCommand(this::probe));
        command.setResourceBundle(Messages.bundle());
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        command.setExecutionExceptionHandler((exception, line, _) -> {
            line.getErr().println(exception.getMessage());
            return ExitCodes.FAULT;
        });
        return command.execute(all.toArray(String[]::new));
    }

    private List<JsonNode> rows() throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : out.toString().lines().toList()) {
            rows.add(Json.mapper().readTree(line));
        }
        return rows;
    }
}
