package dev.wenshu.backbone.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderStoreTest {
    private static final byte[] BYTES = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void keepsTheSameBytesOnce() throws IOException {
        // Given
        FolderStore store = store(100, 0);
        store.store(new ByteArrayInputStream(BYTES));

        // When
        StoredOriginal again = store.store(new ByteArrayInputStream(BYTES));

        // Then
        assertThat(again).isEqualTo(new StoredOriginal.Kept(ContentHash.of(BYTES), 3));
        assertThat(store.open(again.hash())).hasBinaryContent(BYTES);
        assertThat(files()).isEqualTo(1);
    }

    @Test
    void measuresButDoesNotKeepWhatIsTooLarge() throws IOException {
        // Given
        FolderStore store = store(2, 0);

        // When
        StoredOriginal stored = store.store(new ByteArrayInputStream(BYTES));

        // Then
        assertThat(stored).isEqualTo(new StoredOriginal.TooLarge(ContentHash.of(BYTES), 3));
        assertThat(files()).isZero();
    }

    @Test
    void leavesNothingBehindWhenTheSourceBreaksOff() throws IOException {
        // Given
        FolderStore store = store(100, 0);
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        // When
        // Then
        assertThatThrownBy(() -> store.store(broken))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL));
        assertThat(files()).isZero();
    }

    @Test
    void takesNothingInWhenTheDiskIsNearlyFull() {
        // Given
        FolderStore store = store(100, Long.MAX_VALUE);

        // When
        // Then
        assertThatThrownBy(() -> store.store(new ByteArrayInputStream(BYTES)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.CAPACITY));
    }

    @Test
    void noticesThatAnOriginalWasChangedOnDisk() throws IOException {
        // Given
        FolderStore store = store(100, 0);
        ContentHash hash = store.store(new ByteArrayInputStream(BYTES)).hash();
        Files.write(store.open(hash), new byte[] {9});

        // When
        // Then
        assertThatThrownBy(() -> store.open(hash)).isInstanceOf(Fault.class);
    }

    private FolderStore store(long maxBytes, long minFreeBytes) {
        return new FolderStore(folder, maxBytes, minFreeBytes, InstantSource.system());
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        }
    }
}
