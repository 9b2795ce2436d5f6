package dev.wenshu.connector.folder.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRecord;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOperation;
import dev.wenshu.connector.WriteBackOperation.MoveOriginal;
import dev.wenshu.connector.WriteBackOperation.WriteSidecar;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackOutcome.Conflict;
import dev.wenshu.connector.WriteBackOutcome.Refused;
import dev.wenshu.connector.WriteBackOutcome.Written;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.files.AtomicFile;
import dev.wenshu.connector.files.DocumentNames;
import dev.wenshu.kernel.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBesideOriginalTest {
    private static final String SUFFIX = ".wenshu.json";

    @TempDir
    private Path folder;

    private SidecarWriter sidecars;
    private OriginalMover mover;

    @BeforeEach
    void open() {
        Inbox inbox = new Inbox(folder, List.of("done", "review"), List.of(SUFFIX, ".summary.md"));
        OriginalLocator locator = new OriginalLocator(inbox);
        sidecars = new SidecarWriter(inbox, locator);
        mover = new OriginalMover(inbox, locator);
    }

    @Test
    void repeatsASidecarBesideAnOriginalThatWasMovedMeanwhile() throws Exception {
        // Given
        SourceItem item = original("sub/a.pdf");
        write(item, "{}");
        move(item, "done/2026-11");

        // When
        WriteBackOutcome again = write(item, "{}");

        // Then
        assertThat(again).isInstanceOf(Written.class);
        assertThat(files()).containsExactlyInAnyOrder("done/2026-11/sub/a.pdf", "done/2026-11/sub/a.pdf" + SUFFIX);
    }

    @Test
    void finishesAMoveThatWasCutShortBeforeItsSidecars() throws Exception {
        // Given
        SourceItem item = original("a.pdf");
        write(item, "{}");
        Files.createDirectory(folder.resolve("done"));
        Files.move(folder.resolve("a.pdf"), folder.resolve("done/a.pdf"));

        // When
        WriteBackOutcome outcome = move(item, "done");

        // Then
        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(files()).containsExactlyInAnyOrder("done/a.pdf", "done/a.pdf" + SUFFIX);
    }

    @Test
    void numbersANameThatIsTaken() throws Exception {
        // Given
        Files.createDirectory(folder.resolve("done"));
        Files.writeString(folder.resolve("done/a.pdf"), "an older one");
        SourceItem item = original("a.pdf");
        write(item, "{}");

        // When
        Written written = (Written) move(item, "done");

        // Then
        assertThat(files()).containsExactlyInAnyOrder("done/a.pdf", "done/a (2).pdf", "done/a (2).pdf" + SUFFIX);
        assertThat(move(item, "done")).isEqualTo(written);
    }

    @Test
    void movesBackWithItsSidecars() throws Exception {
        // Given
        SourceItem item = original("sub/a.pdf");
        write(item, "{}");
        Written written = (Written) move(item, "review");

        // When
        WriteBackOutcome undone = mover.undo(undo(item, written), (UndoRecord.Move) UndoRecord.parse(written.undo()));

        // Then
        assertThat(undone).isInstanceOf(Written.class);
        assertThat(files()).containsExactlyInAnyOrder("sub/a.pdf", "sub/a.pdf" + SUFFIX);
    }

    @Test
    void leavesTheSidecarOfANewFileOfTheSameNameWhereItIs() throws Exception {
        // Given
        SourceItem first = original("a.pdf");
        move(first, "done");
        Files.writeString(folder.resolve("a.pdf"), "another document");
        Files.writeString(folder.resolve("a.pdf" + SUFFIX), "{}");

        // When
        WriteBackOutcome again = move(first, "done");

        // Then
        assertThat(again).isInstanceOf(Written.class);
        assertThat(files()).containsExactlyInAnyOrder("a.pdf", "a.pdf" + SUFFIX, "done/a.pdf");
    }

    @Test
    void neverReplacesAFileThatItDidNotWrite() throws Exception {
        // Given
        SourceItem item = original("a.pdf");
        Files.writeString(folder.resolve("a.pdf" + SUFFIX), "somebody else's");

        // When
        WriteBackOutcome outcome = write(item, "ours");

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        assertThat(folder.resolve("a.pdf" + SUFFIX)).content().contains("somebody else");
    }

    @Test
    void replacesItsOwnOlderSidecar() throws Exception {
        // Given
        SourceItem item = original("a.pdf");
        write(item, "held");

        // When
        WriteBackOutcome outcome = write(
                item,
                sidecar(SUFFIX, "reviewed").replacing(sidecar(SUFFIX, "held")).orElseThrow());

        // Then
        assertThat(outcome).isInstanceOf(Written.class);
        assertThat(folder.resolve("a.pdf" + SUFFIX)).content().isEqualTo("reviewed");
    }

    @Test
    void keepsASidecarThatWasEditedBeforeItIsReplaced() throws Exception {
        // Given
        SourceItem item = original("a.pdf");
        write(item, "held");
        Files.writeString(folder.resolve("a.pdf" + SUFFIX), "a note");

        // When
        WriteBackOutcome outcome = write(
                item,
                sidecar(SUFFIX, "reviewed").replacing(sidecar(SUFFIX, "held")).orElseThrow());

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        assertThat(folder.resolve("a.pdf" + SUFFIX)).content().isEqualTo("a note");
    }

    @Test
    void keepsASidecarThatWasEdited() throws Exception {
        // Given
        SourceItem item = original("a.pdf");
        Written written = (Written) write(item, "{}");
        Files.writeString(folder.resolve("a.pdf" + SUFFIX), "{ }");

        // When
        WriteBackOutcome outcome =
                sidecars.undo(undo(item, written), (UndoRecord.Sidecar) UndoRecord.parse(written.undo()));

        // Then
        assertThat(outcome).isInstanceOf(Conflict.class);
        assertThat(folder.resolve("a.pdf" + SUFFIX)).exists();
    }

    @Test
    void writesNothingForAnOriginalThatIsChangedOrGone() throws Exception {
        // Given
        SourceItem changed = original("changed.pdf");
        Files.setLastModifiedTime(folder.resolve("changed.pdf"), FileTime.from(Instant.EPOCH));
        SourceItem gone = original("gone.pdf");
        Files.delete(folder.resolve("gone.pdf"));

        // Then
        assertThat(List.of(write(changed, "{}"), move(changed, "done"), write(gone, "{}"), move(gone, "done")))
                .allMatch(Conflict.class::isInstance);
        assertThat(files()).containsExactly("changed.pdf");
    }

    @Test
    void refusesWhatItWouldPickUpAgain() throws Exception {
        // Given
        SourceItem item = original("a.pdf");

        // Then
        assertThat(move(item, "archive")).isInstanceOf(Refused.class);
        assertThat(sidecars.write(new Keyed("k", "d1", item, sidecar(".txt", "")), sidecar(".txt", "")))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a.pdf", "sub/../../a.pdf", "/etc/passwd", "", ".", "link/a.pdf", "a\0b"})
    void neverLeavesTheInbox(String itemId) throws Exception {
        // Given
        Files.createSymbolicLink(folder.resolve("link"), Path.of("/"));
        SourceItem item = new SourceItem("folder", "in", itemId, "v", "a.pdf", Instant.EPOCH);

        // Then
        assertThatThrownBy(() -> write(item, "{}")).isInstanceOf(Fault.class);
        assertThatThrownBy(() -> move(item, "done")).isInstanceOf(Fault.class);
    }

    @Test
    void deletesOnlyOldUnfinishedFiles() throws Exception {
        // Given
        Files.createDirectory(folder.resolve("sub"));
        Path old = Files.writeString(folder.resolve("sub/.1" + DocumentNames.UNFINISHED), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.EPOCH));
        Files.writeString(folder.resolve(".2" + DocumentNames.UNFINISHED), "being written");

        // When
        AtomicFile.deleteLeftovers(folder, Instant.EPOCH.plusSeconds(1));

        // Then
        assertThat(files()).containsExactly(".2" + DocumentNames.UNFINISHED);
    }

    @Test
    void saysWhoseTurnItIs() {
        assertThat(List.of(
                        FolderFaults.of("x", new AccessDeniedException("a")),
                        FolderFaults.of("x", new FileSystemException("a", null, "No space left on device")),
                        FolderFaults.of("x", new FileSystemException("a", null, "File name too long")),
                        FolderFaults.of("x", new NoSuchFileException("a"))))
                .extracting(fault -> fault.category().name())
                .containsExactly("SETUP", "CAPACITY", "INPUT", "EXTERNAL");
    }

    private SourceItem original(String itemId) throws IOException {
        Path file = folder.resolve(itemId);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "original " + itemId);
        return new SourceItem(
                "folder",
                folder.toString(),
                itemId,
                FileVersion.of(file).text(),
                file.getFileName().toString(),
                Instant.EPOCH);
    }

    private WriteBackOutcome write(SourceItem item, String content) {
        return write(item, sidecar(SUFFIX, content));
    }

    private WriteBackOutcome write(SourceItem item, WriteBackOperation operation) {
        return sidecars.write(new Keyed("k", "d1", item, operation), (WriteSidecar) operation);
    }

    private WriteBackOutcome move(SourceItem item, String to) {
        MoveOriginal operation = new MoveOriginal(to);
        return mover.move(new Keyed("k", "d1", item, operation), operation);
    }

    private static WriteSidecar sidecar(String suffix, String content) {
        return new WriteSidecar(suffix, content.getBytes(StandardCharsets.UTF_8));
    }

    private static UndoRequest undo(SourceItem item, Written written) {
        return new UndoRequest("k", "d1", item, written.undo());
    }

    private List<String> files() throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
