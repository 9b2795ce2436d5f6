package dev.wenshu.app.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wenshu.kernel.Json;
import dev.wenshu.samples.ExpectedDocument;
import dev.wenshu.samples.SampleInbox;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsIT {
    @TempDir
    private Path folder;

    @Test
    void demoOnceEndsWithATableAndResultsBesideEachDocumentThatUndoTakesBack()
            throws IOException, InterruptedException {
        // When
        PackagedCommand.Result demo = PackagedCommand.run(
                folder,
                Map.of(),
                "demo",
                "--once",
                "--dir",
                folder.resolve("demo").toString());

        // Then
        assertThat(demo.exitCode()).describedAs(demo.err()).isZero();
        assertThat(demo.out()).contains("decision", "xrechnung-GW-26-1093.xml", "两张发票.zip", "3707.09");
        Path inbox = folder.resolve("demo/inbox");
        assertThat(inbox.resolve("wenshu-ledger.xlsx")).exists();
        assertThat(inbox.resolve("xrechnung-GW-26-1093.xml.wenshu.json")).exists();
        assertThat(inbox.resolve("关于费用报销结算工作的通知.docx.summary.md")).exists();

        // Given
        Path sidecar = inbox.resolve("xrechnung-GW-26-1093.xml.wenshu.json");
        String id = Json.mapper()
                .readTree(sidecar.toFile())
                .path("document")
                .path("id")
                .asText();

        // When
        PackagedCommand.Result undo = PackagedCommand.run(
                folder,
                Map.of(),
                "undo",
                id,
                "--data",
                folder.resolve("demo/data").toString(),
                "--inbox",
                inbox.toString());

        // Then
        assertThat(undo.exitCode()).describedAs(undo.err()).isZero();
        assertThat(undo.out()).contains("3 taken back.");
        assertThat(sidecar).doesNotExist();
        assertThat(inbox.resolve("xrechnung-GW-26-1093.xml")).exists();
        assertThat(inbox.resolve("fattura-318-26.xml.wenshu.json")).exists();
    }

    @Test
    void doctorFindsEveryFaultAtOnce() throws IOException, InterruptedException {
        // When
        PackagedCommand.Result doctor = PackagedCommand.run(
                folder,
                Map.of("WENSHU_S3_BUCKETS_SCANS_BUCKET", "no such/bucket", "WENSHU_FOLDER_POLL_INTERVAL", "0s"),
                "doctor",
                "--data",
                folder.resolve("data").toString(),
                "--inbox",
                folder.resolve("absent").toString());

        // Then
        assertThat(doctor.exitCode()).isEqualTo(1);
        assertThat(doctor.out())
                .contains("ok     database and clock", "FAULT  s3", "FAULT  folder", "2 need attention.")
                .doesNotContain("Exception");
    }

    @Test
    void extractReadsWhatTheSamplesSayAndAcceptsNothingWrong() throws IOException, InterruptedException {
        // Given
        List<ExpectedDocument> expected = SampleInbox.write(folder.resolve("samples"), SampleInbox.SEED);

        // When
        PackagedCommand.Result extract = PackagedCommand.run(
                folder,
                Map.of(),
                "extract",
                "--root",
                folder.resolve("samples/inbox").toString(),
                folder.resolve("samples/inbox").toString());

        // Then
        assertThat(extract.exitCode()).describedAs(extract.err()).isZero();
        List<JsonNode> lines = lines(extract.out());
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.path("decision").asText()).isIn("accepted", "review", "rejected"));
        for (ExpectedDocument document : expected) {
            JsonNode line = lineOf(lines, document);
            String name = document.file() + " " + document.part();
            if ("rejected".equals(document.decision())) {
                assertThat(line.path("decision").asText()).describedAs(name).isEqualTo("rejected");
                assertThat(line.path("problems")).describedAs(name).isNotEmpty();
            } else if (line.path("decision").asText().equals("accepted")) {
                document.fields()
                        .forEach((field, value) -> assertThat(
                                        line.path("fields").path(field).asText(value))
                                .describedAs(name + ": " + field)
                                .isEqualTo(value));
            }
        }
    }

    @Test
    void extractOfAMissingFileGivesALineAndNotAStackTrace() throws IOException, InterruptedException {
        // When
        PackagedCommand.Result extract = PackagedCommand.run(
                folder, Map.of(), "extract", folder.resolve("absent.pdf").toString());

        // Then
        assertThat(lines(extract.out())).singleElement().satisfies(line -> {
            assertThat(line.path("decision").asText()).isEqualTo("rejected");
            assertThat(line.path("problems").path(0).path("code").asText()).isEqualTo("UNREADABLE");
        });
        assertThat(extract.err()).doesNotContain("Exception");
    }

    @Test
    void summarizeGivesSentencesWithPages() throws IOException, InterruptedException {
        // Given
        SampleInbox.write(folder.resolve("samples"), SampleInbox.SEED);

        // When
        PackagedCommand.Result summarize = PackagedCommand.run(
                folder,
                Map.of(),
                "summarize",
                "--sentences",
                "3",
                folder.resolve("samples/inbox/pilot-report-accounts-payable.docx")
                        .toString());

        // Then
        assertThat(lines(summarize.out())).singleElement().satisfies(line -> {
            assertThat(line.path("language").asText()).isEqualTo("en");
            assertThat(line.path("method").asText()).isEqualTo("extractive");
            assertThat(line.path("sentences"))
                    .hasSizeBetween(1, 3)
                    .allSatisfy(sentence ->
                            assertThat(sentence.path("page").asInt()).isPositive());
        });
    }

    @Test
    void helpSpeaksChineseWhereAsked() throws IOException, InterruptedException {
        // When
        PackagedCommand.Result help = PackagedCommand.run(folder, Map.of("WENSHU_LANGUAGE", "zh"), "run", "--help");

        // Then
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("监视一个文件夹", "--inbox");
    }

    @Test
    void queueListsNothingOnAFreshDataFolder() throws IOException, InterruptedException {
        // When
        PackagedCommand.Result queue = PackagedCommand.run(
                folder,
                Map.of(),
                "queue",
                "list",
                "--data",
                folder.resolve("data").toString());

        // Then
        assertThat(queue.exitCode()).describedAs(queue.err()).isZero();
        assertThat(queue.out()).contains("No dead letters.");
    }

    private static JsonNode lineOf(List<JsonNode> lines, ExpectedDocument document) {
        return lines.stream()
                .filter(line -> line.path("file").asText().equals(document.file()))
                .filter(line -> line.path("part").asText("").equals(document.part()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line of " + document.file() + " " + document.part()));
    }

    private static List<JsonNode> lines(String out) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.lines().filter(text -> !text.isBlank()).toList()) {
            lines.add(Json.mapper().readTree(line));
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
