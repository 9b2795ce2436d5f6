package dev.wenshu.inference.tesseract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageFilesTest {
    @TempDir
    Path folder;

    @Test
    void listsLanguagesOfTheFolderWithoutOrientationData() throws IOException {
        // Given
        Files.createFile(folder.resolve("deu.traineddata"));
        Files.createFile(folder.resolve("osd.traineddata"));
        Files.createFile(folder.resolve("notes.txt"));

        // When
        Optional<LanguageFiles> data = LanguageFiles.find(Optional.of(folder));

        // Then
        assertThat(data)
                .hasValueSatisfying(found -> assertThat(found.languages()).containsExactly("deu"));
    }

    @Test
    void refusesSettingThatNamesFolderWithoutData() {
        // When // Then
        assertThatThrownBy(() -> TesseractModels.open(TesseractConfig.defaults().withDataPath(folder)))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP))
                .hasMessageContaining("wenshu.inference.tesseract.data-path");
    }

    @Test
    void refusesDataThatIsDamaged() throws IOException {
        // Given
        Files.writeString(folder.resolve("deu.traineddata"), "not a model");
        TesseractConfig config = TesseractConfig.defaults().withDataPath(folder);

        // When // Then
        try (TesseractModels models = TesseractModels.open(config).orElseThrow()) {
            assertThatThrownBy(() -> models.with("tesseract:deu", Recognizer::languages))
                    .isInstanceOfSatisfying(
                            Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP));
        }
    }
}
