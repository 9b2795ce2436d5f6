package dev.wenshu.inference.llamacpp.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wenshu.inference.llamacpp.LlamaLibraryFolder;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LlamaLibraryTest {
    private static final Path FOLDER = LlamaLibraryFolder.of(System.getProperty(LlamaLibraryFolder.SETTING, ""))
            .find();

    @TempDir
    Path folder;

    @Test
    void structsHaveTheSizesOfTheRelease() {
        // When
        LlamaLibrary library = LlamaLibrary.open(FOLDER);

        // Then
        assertThat(Structs.MODEL_PARAMS.byteSize()).isEqualTo(80);
        assertThat(Structs.CONTEXT_PARAMS.byteSize()).isEqualTo(160);
        assertThat(Structs.BATCH.byteSize()).isEqualTo(56);
        assertThat(library.devices().devices()).isNotEmpty().allMatch(device -> device.totalBytes() > 0);
    }

    @Test
    void noticesADefaultThatIsNotInItsPlace() {
        // Given
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(256).fill((byte) 0xA5);
            room.asSlice(0, Structs.MODEL_PARAMS.byteSize()).fill((byte) 0);

            // When, Then
            assertThat(LibraryCheck.differences(Structs.MODEL_PARAMS, room, Map.of("n_gpu_layers", "-1")))
                    .hasValueSatisfying(difference ->
                            assertThat(difference).contains("n_gpu_layers").contains("-1"));
        }
    }

    @Test
    void noticesAStructThatIsLonger() {
        // Given
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment room = arena.allocate(256).fill((byte) 0xA5);
            room.asSlice(0, Structs.MODEL_PARAMS.byteSize()).fill((byte) 0);
            room.set(ValueLayout.JAVA_INT, Structs.MODEL_PARAMS.byteSize(), 7);

            // When, Then
            assertThat(LibraryCheck.differences(Structs.MODEL_PARAMS, room, Map.of()))
                    .hasValueSatisfying(difference -> assertThat(difference).contains("beyond"));
        }
    }

    @Test
    void saysHowToInstallWhatIsMissing() {
        // When
        Throwable refusal = catchThrowable(() -> LlamaLibrary.open(folder.resolve("nothing")));

        // Then
        assertThat(Fault.categoryOf(refusal)).isEqualTo(FaultCategory.SETUP);
        assertThat(refusal).hasMessageContaining("./wenshu engine install llamacpp");
    }

    @Test
    void refusesASecondFolderInOneProcess() throws Exception {
        // Given
        LlamaLibrary.open(FOLDER);
        Files.writeString(folder.resolve("libllama.so"), "not a library");

        // When
        Throwable refusal = catchThrowable(() -> LlamaLibrary.open(folder));

        // Then
        assertThat(Fault.categoryOf(refusal)).isEqualTo(FaultCategory.SETUP);
        assertThat(refusal).hasMessageContaining("restart");
    }
}
