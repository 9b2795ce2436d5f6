package dev.wenshu.connector.settings;

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

class SecretTest {
    @TempDir
    private Path folder;

    @Test
    void readsAFileAnewEachTime() throws IOException {
        // Given
        Path file = Files.writeString(folder.resolve("secret"), "one\n");
        Secret secret = new Secret("password", Optional.empty(), Optional.empty(), Optional.of(file));

        // When
        String first = secret.require();
        Files.writeString(file, " two ");

        // Then
        assertThat(first).isEqualTo("one");
        assertThat(secret.require()).isEqualTo("two");
        assertThat(secret.isFixed()).isFalse();
    }

    @Test
    void saysWhatToSetWhereItIsNotThere() {
        Optional<String> none = Optional.empty();
        Secret absent = new Secret("account office", none, none, Optional.empty());
        Secret unset = new Secret("account office", none, Optional.of("WENSHU_NO_SUCH_VARIABLE"), Optional.empty());
        Secret lost = new Secret("account office", none, none, Optional.of(folder.resolve("lost")));

        assertThat(absent.read()).isEmpty();
        for (Secret secret : new Secret[] {absent, unset, lost}) {
            assertThatThrownBy(secret::require).isInstanceOfSatisfying(Fault.class, fault -> {
                assertThat(fault.category()).isEqualTo(FaultCategory.SETUP);
                assertThat(fault).hasMessageStartingWith("account office: ");
            });
        }
    }

    @Test
    void isSetOnceAndNeverShown() {
        Secret twice =
                new Secret("password", Optional.of("made-up-7"), Optional.empty(), Optional.of(folder.resolve("file")));

        assertThat(twice.faults()).singleElement().asString().contains("password-env", "password-file");
        assertThat(twice.toString()).doesNotContain("made-up-7");
    }
}
