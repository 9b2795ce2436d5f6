package dev.wenshu.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class InvoiceValidateCommandTest {
    private static final Path SAMPLE = Path.of("..", "..", "samples", "inbox", "xrechnung-GW-26-1093.xml");

    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void validInvoiceEndsWithZero() {
        // When
        int code = run("validate", SAMPLE.toString());

        // Then
        assertThat(code).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("XRechnung 3.0.2").contains(Messages.text("invoice.validate.valid", 0, 0));
    }

    @Test
    void brokenInvoiceEndsWithOneAndNamesTheRule() throws IOException {
        // Given
        Path broken = folder.resolve("broken.xml");
        Files.writeString(broken, Files.readString(SAMPLE).replace(">3707.09<", ">3777.09<"));

        // When
        int code = run("validate", "--json", broken.toString());

        // Then
        JsonNode row = Json.mapper().readTree(out.toString());
        assertThat(code).isEqualTo(ExitCodes.FAULT);
        assertThat(row.path("result").asText()).isEqualTo("invalid");
        assertThat(row.path("violations").findValuesAsText("rule")).contains("BR-CO-15");
    }

    @Test
    void fileThatIsNotThereEndsWithOne() {
        assertThat(run("validate", folder.resolve("absent.xml").toString())).isEqualTo(ExitCodes.FAULT);
    }

    private int run(String... arguments) {
        CommandLine command = new CommandLine(new InvoiceCommand());
        command.setOut(new PrintWriter(out, true));
        return command.execute(arguments);
    }
}
