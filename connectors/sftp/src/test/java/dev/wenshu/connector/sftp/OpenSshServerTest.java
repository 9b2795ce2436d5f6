package dev.wenshu.connector.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.connector.SourceCheck;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpenSshServerTest extends SftpPromises<OpenSshServer> {
    @Override
    protected OpenSshServer server(Path folder) throws IOException {
        return new OpenSshServer(folder);
    }

    @Test
    void trustsTheKindOfKeyThatIsKnownAlsoHashed() throws Exception {
        server.trust(server.knownHost("host_rsa"));
        assertThat(check(Map.of())).isEmpty();

        OpenSshServer.run(
                "/usr/bin/ssh-keygen",
                "-q",
                "-H",
                "-f",
                server.base().resolve("known_hosts").toString());
        assertThat(check(Map.of())).isEmpty();

        server.trust(server.knownHost("user"));
        assertThat(check(Map.of())).contains(FaultCategory.SETUP);
    }

    @Test
    void needsTheRightPassphrase() {
        assertThat(check(Map.of("passphrase-file", "", "passphrase", "wrong"))).contains(FaultCategory.SETUP);
        assertThat(check(Map.of("passphrase-file", ""))).contains(FaultCategory.SETUP);
        assertThat(check(Map.of("passphrase-file", "", "passphrase", OpenSshServer.PASSPHRASE)))
                .isEmpty();
    }

    @Test
    void readsNamesInTheServersOwnWayOfWriting() throws Exception {
        // Given
        String gbk = "printf ours > \"$1/$(printf '\\267\\242\\306\\261').pdf\"";
        OpenSshServer.run("/bin/sh", "-c", gbk, "sh", server.folder().toString());

        // When
        start(Map.of("charset", "GBK"));
        awaitCount(1);

        // Then
        assertThat(intake.handedOn()).extracting(one -> one.item().itemId()).containsExactly("发票.pdf");
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
