package dev.wenshu.connector.smb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.files.FileSession;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SambaProtectionTest {
    @TempDir
    private Path folder;

    @Test
    void encryptsWhereTheServerAsksForItAndRefusesOneThatCannot() throws IOException {
        try (SambaServer strict = new SambaServer(folder.resolve("strict"), "smb encrypt = required")) {
            assertThat(check(strict, Map.of())).isEmpty();
        }
        try (SambaServer old = new SambaServer(folder.resolve("old"), "[global]\nserver max protocol = SMB2_10\n")) {
            assertThat(check(old, Map.of())).contains(FaultCategory.SETUP);
            assertThat(check(old, Map.of("encrypt", "false"))).isEmpty();
        }
    }

    @Test
    void isNoGuest() throws IOException {
        try (SambaServer open = new SambaServer(folder, "guest ok = yes\n[global]\nmap to guest = bad user\n")) {
            assertThat(check(open, Map.of("user", "stranger"))).contains(FaultCategory.SETUP);
            assertThat(check(open, Map.of("user", "stranger", "encrypt", "false")))
                    .contains(FaultCategory.SETUP);
        }
    }

    @Test
    void saysThatItMayNotWrite() throws IOException {
        try (SambaServer server = new SambaServer(folder, "read only = yes");
                FileSession session = server.session()) {
            Throwable thrown = catchThrowable(() -> session.write("a.json", new byte[] {1}, Optional.empty()));

            assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.SETUP);
        }
    }

    private static Optional<FaultCategory> check(SambaServer server, Map<String, String> settings) {
        return new SmbConnector(server.config(settings))
                .check().stream()
                        .map(SourceCheck::fault)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(Fault::category);
    }
}
