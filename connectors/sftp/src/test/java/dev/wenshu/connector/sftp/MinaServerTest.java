package dev.wenshu.connector.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class MinaServerTest extends SftpPromises<MinaServer> {
    @Override
    protected MinaServer server(Path folder) throws IOException {
        return new MinaServer(folder);
    }

    @Test
    void readsAgainWhatBrokeOffInItsMiddle() throws Exception {
        // Given
        byte[] content = new byte[1024 * 1024];
        content[0] = 1;
        Files.write(server.folder().resolve("a.pdf"), content);
        put("b.pdf", "b");
        server.breakNextRead();

        // When
        start(Map.of());
        awaitCount(2);

        // Then
        assertThat(intake.handedOn())
                .filteredOn(one -> one.item().itemId().equals("a.pdf"))
                .singleElement()
                .extracting(HandedOn::sha256)
                .isEqualTo(ContentHash.of(content).hex());
    }

    @Test
    void takesNoNameThatLeadsElsewhere() throws Exception {
        // Given
        put("one.pdf", "x");
        put("two.pdf", "x");
        put("folder/three.pdf", "x");
        put("four.pdf", "x");
        server.listAs("one.pdf", "../one.pdf");
        server.listAs("two.pdf", "..");
        server.listAs("folder", "../../home/in");
        server.listAs("four.pdf", "line\nend.pdf");
        put("zzz.pdf", "fence");

        // When
        start(Map.of());
        awaitCount(1);
        put("zzzz.pdf", "fence");
        awaitCount(2);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().itemId())
                .containsExactlyInAnyOrder("zzz.pdf", "zzzz.pdf");
    }

    @Test
    void letsOthersPassAFileAndAFolderThatMayNotBeRead() throws Exception {
        // Given
        put("a.pdf", "secret");
        put("aa/b.pdf", "secret");
        put("c.pdf", "ours");
        put("cc/d.pdf", "ours");
        server.forbid("a.pdf");
        server.forbid("aa");

        // When
        start(Map.of());
        awaitCount(2);
        server.permitAll();
        awaitCount(4);

        // Then
        assertThat(intake.handedOn())
                .extracting(one -> one.item().itemId())
                .containsExactlyInAnyOrder("c.pdf", "cc/d.pdf", "a.pdf", "aa/b.pdf");
    }

    @Test
    void saysThatAFolderMayNotBeReadOrIsNotThere() {
        // Given
        server.forbid("box");

        // Then
        assertThat(check(Map.of())).contains(FaultCategory.SETUP);
        assertThat(check(Map.of("folder", "elsewhere"))).contains(FaultCategory.SETUP);
        assertThat(check(Map.of("folder", "/in"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"14, full", "15, full", "4, No space left on device"})
    void waitsWhereTheServerHasNoRoom(int status, String message) throws Exception {
        // Given
        server.fillDisk(status, message);

        try (FileSession session = server.session()) {
            // When
            Throwable thrown = catchThrowable(() -> session.write("a.json", new byte[] {1}, Optional.empty()));

            // Then
            assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.CAPACITY);
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void usesOneConnectionALookAndLeavesNoneOpen() throws Exception {
        // Given
        for (int number = 0; number < 30; number++) {
            put(number + ".pdf", "content " + number);
        }

        // When
        start(Map.of("poll-interval", "1h"));
        awaitCount(30);

        // Then
        await().atMost(Duration.ofSeconds(5)).until(() -> server.connections() == 0);
        assertThat(server.logins()).isEqualTo(1);
    }

    @Test
    void connectsOnlyToAServerWithTheKeyOfTheSettings() throws Exception {
        // Given
        String other = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        Path known = server.folder().resolveSibling("known_hosts");
        String line = " " + PublicKeyEntry.toString(server.publicKey()) + "\n";

        // Then
        assertThat(check(Map.of("host-key", other))).contains(FaultCategory.SETUP);
        assertThat(server.logins()).isZero();
        Files.writeString(known, "[127.0.0.1]:1" + line + "127.0.0.1" + line);
        assertThat(check(Map.of("host-key", "", "known-hosts", known.toString())))
                .contains(FaultCategory.SETUP);
        Files.writeString(known, "[127.0.0.1]:" + server.settings().get("port") + line);
        assertThat(check(Map.of("host-key", "", "known-hosts", known.toString())))
                .isEmpty();
        Files.writeString(known, "@revoked [127.0.0.1]:*" + line + Files.readString(known));
        assertThat(check(Map.of("host-key", "", "known-hosts", known.toString())))
                .contains(FaultCategory.SETUP);
    }

    private Optional<FaultCategory> check(Map<String, String> settings) {
        return new SftpConnector(server.config(settings))
                .check().stream()
                        .map(SourceCheck::fault)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .map(Fault::category);
    }
}
