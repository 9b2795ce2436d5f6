package dev.wenshu.connector.smb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.files.FileWriteBack;
import dev.wenshu.connector.files.StoredFile;
import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SambaServerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path temporary;

    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private SambaServer server;

    @BeforeEach
    void open() throws IOException {
        server = new SambaServer(temporary);
    }

    @AfterEach
    void stop() throws IOException {
        context.close();
        if (server != null) {
            server.close();
        }
    }

    @Test
    void handsOnFilesOfAllFoldersAndNoLinksHiddenOrUnfinishedOnes() throws Exception {
        // Given
        Path outside = Files.createDirectories(temporary.resolve("outside"));
        Files.writeString(outside.resolve("secret.pdf"), "secret");
        put("sub/deep/Grüße 文档 #1 100%+.pdf", "ours");
        for (String name : List.of(
                ".hidden.pdf",
                ".git/a.pdf",
                "b.pdf.part",
                "c.filepart",
                "d.pdf.wenshu.json",
                "done/e.pdf",
                "turned\u202Efdp.exe")) {
            put(name, "x");
        }
        Files.createSymbolicLink(server.folder().resolve("link.pdf"), outside.resolve("secret.pdf"));
        Files.createSymbolicLink(server.folder().resolve("linked"), outside);

        // When
        start(Map.of());
        awaitCount(1);
        put("zzz.pdf", "fence");
        awaitCount(2);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().itemId())
                .containsExactly("sub/deep/Grüße 文档 #1 100%+.pdf", "zzz.pdf");
        assertThat(intake.handedOn().getFirst().item().source())
                .startsWith("smb://")
                .endsWith("in/box");
    }

    @Test
    void takesAFileOnlyWhenItStopsGrowing() throws Exception {
        // Given
        Path file = put("slow.pdf", "0");
        start(Map.of("stability-window", "1s"));

        // When
        for (int part = 1; part <= 7; part++) {
            Files.writeString(file, "part " + part, StandardOpenOption.APPEND);
            Instant next = Instant.now().plusMillis(250);
            await().pollInterval(Duration.ofMillis(50))
                    .until(() -> Instant.now().isAfter(next));
            assertThat(intake.handedOn()).isEmpty();
        }
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .extracting(HandedOn::sha256)
                .isEqualTo(ContentHash.of(file).hex());
    }

    @Test
    void losesAndDoublesNothingWhileTheServerIsAway() throws Exception {
        // Given
        for (int number = 0; number < 20; number++) {
            put("before" + number + ".pdf", "content " + number);
        }
        start(Map.of("connect-timeout", "1s"));
        awaitCount(1);

        // When
        server.stop();
        put("meanwhile.pdf", "new");
        server.start();
        awaitCount(21);
        put("zzz.pdf", "fence");
        awaitCount(22);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().itemId()).doesNotHaveDuplicates();
    }

    @Test
    void streamsALargeFile() throws Exception {
        // Given
        byte[] large = new byte[10 * 1024 * 1024];
        new Random(4711).nextBytes(large);
        Files.write(server.folder().resolve("large.tif"), large);

        // When
        start(Map.of());
        awaitCount(1);

        // Then
        assertThat(intake.handedOn())
                .singleElement()
                .extracting(HandedOn::sha256)
                .isEqualTo(ContentHash.of(large).hex());
    }

    @Test
    void writesANewFileOnlyWhereNoneIs() throws Exception {
        // Given
        Path taken = put("taken.json", "of somebody else");

        try (FileSession session = server.session()) {
            // When
            boolean written = session.write("new.json", new byte[0], Optional.empty());
            boolean over = session.write("taken.json", new byte[] {1}, Optional.empty());

            // Then
            assertThat(written).isTrue();
            assertThat(over).isFalse();
        }
        assertThat(taken).hasContent("of somebody else");
        assertThat(files()).containsExactlyInAnyOrder("new.json", "taken.json");
    }

    @Test
    void replacesOnlyWhatItSaw() throws Exception {
        // Given
        Path file = put("a.json", "one");
        try (FileSession session = server.session()) {
            StoredFile seen = session.find("a.json").orElseThrow();

            // When
            boolean replaced = session.write("a.json", "other".getBytes(StandardCharsets.UTF_8), Optional.of(seen));
            boolean again = session.write("a.json", "third".getBytes(StandardCharsets.UTF_8), Optional.of(seen));

            // Then
            assertThat(replaced).isTrue();
            assertThat(again).isFalse();
        }
        assertThat(file).hasContent("other");
        assertThat(files()).containsExactly("a.json");
    }

    @Test
    void movesAndDeletesOnlyWhatItSawAndOverNothing() throws Exception {
        // Given
        put("a.pdf", "a");
        put("b.pdf", "b");
        put("done/b.pdf", "of somebody else");
        Files.setLastModifiedTime(
                server.folder().resolve("a.pdf"), FileTime.from(Instant.parse("2020-01-02T03:04:05Z")));
        try (FileSession session = server.session()) {
            StoredFile a = session.find("a.pdf").orElseThrow();
            StoredFile b = session.find("b.pdf").orElseThrow();

            // When
            boolean moved = session.move(a, "done/2026-11/a.pdf");
            boolean movedAgain = session.move(a, "done/2026-11/c.pdf");
            boolean over = session.move(b, "done/b.pdf");
            put("b.pdf", "changed meanwhile");

            // Then
            assertThat(moved).isTrue();
            assertThat(movedAgain).isFalse();
            assertThat(over).isFalse();
            assertThat(session.delete(b)).isFalse();
            assertThat(session.delete(a)).isTrue();
            assertThat(session.find("done/2026-11/a.pdf"))
                    .get()
                    .extracting(StoredFile::version)
                    .isEqualTo(a.version());
            assertThat(session.delete(session.find("b.pdf").orElseThrow())).isTrue();
        }
        assertThat(server.folder().resolve("done/b.pdf")).hasContent("of somebody else");
        assertThat(server.folder().resolve("b.pdf")).doesNotExist();
    }

    @Test
    void writesBackAndTakesBack() throws Exception {
        // Given
        put("sub/a.pdf", "a");
        start(Map.of());
        awaitCount(1);
        SourceItem item = intake.handedOn().getFirst().item();
        FileWriteBack writeBack = SmbSettings.of(server.config(Map.of())).writeBack();

        // When
        List<WriteBackOutcome> written = writeBack.write(new WriteBackRequest(List.of(
                new Keyed("1", "d", item, new WriteSidecar(".wenshu.json", new byte[] {'x'})),
                new Keyed("2", "d", item, new MoveOriginal("done/2026-11")),
                new Keyed("3", "d", item, new MoveOriginal("done/2026-11")))));
        List<String> moved = files();

        // Then
        assertThat(written).hasOnlyElementsOfType(Written.class);
        assertThat(moved).containsExactlyInAnyOrder("done/2026-11/sub/a.pdf", "done/2026-11/sub/a.pdf.wenshu.json");
        for (WriteBackOutcome outcome : written.subList(0, 2).reversed()) {
            String undo = ((Written) outcome).undo();
            assertThat(writeBack.undo(new UndoRequest(outcome.key(), "d", item, undo)))
                    .isInstanceOf(Written.class);
        }
        assertThat(files()).containsExactly("sub/a.pdf");
    }

    @Test
    void saysThatTheServerRefusesTheUser() throws Exception {
        server.spoilCredentials();

        assertThat(catchThrowable(server::session))
                .extracting(Fault::categoryOf)
                .isEqualTo(FaultCategory.SETUP);
    }

    @Test
    void saysWhatIsWrongWithTheSettings() {
        assertThat(check(Map.of())).isEmpty();
        assertThat(check(Map.of("share", "nothing"))).contains(FaultCategory.SETUP);
        assertThat(check(Map.of("folder", "nothing"))).contains(FaultCategory.SETUP);
        assertThat(check(Map.of("user", "stranger"))).contains(FaultCategory.SETUP);
    }

    @Test
    void asksForNoStreamOrFolderByAForgedName() {
        try (FileSession session = server.session()) {
            for (String name : List.of("a.pdf:stream", "..\\..\\a.pdf", "a*.pdf")) {
                assertThat(catchThrowable(() -> session.find(name)))
                        .extracting(Fault::categoryOf)
                        .isEqualTo(FaultCategory.INPUT);
            }
        }
    }

    private Optional<FaultCategory> check(Map<String, String> settings) {
        return new SmbConnector(server.config(settings))
                .check().stream()
                        .map(SourceCheck::fault)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(Fault::category);
    }

    private Path put(String name, String content) throws IOException {
        Path file = server.folder().resolve(name);
        Files.createDirectories(file.resolve("..").normalize());
        return Files.writeString(file, content);
    }

    private void start(Map<String, String> settings) throws Exception {
        context.addRoutes(intake);
        context.addRoutes(new SmbSourceRoute(server.config(settings)));
        context.start();
    }

    private void awaitCount(int count) {
        await().atMost(PATIENCE).until(() -> intake.handedOn().size() >= count);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.walk(server.folder())) {
            return files.filter(Files::isRegularFile)
                    .map(file -> server.folder().relativize(file).toString())
                    .toList();
        }
    }
}
