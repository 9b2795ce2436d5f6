package dev.wenshu.connector.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.connector.files.WatchedFolders;
import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SftpSettingsTest {
    private static final String KEY = "SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    @Test
    void listsAllWrongSettingsAtOnce() {
        Map<String, String> wrong = new HashMap<>(Map.of(
                "a.host",
                "user@host",
                "a.port",
                "0",
                "a.user",
                "x",
                "a.password",
                "hush",
                "a.password-file",
                "/x",
                "a.passphrase",
                "hush",
                "a.host-key",
                "MD5:12",
                "a.folder",
                "a/../b",
                "a.timeout",
                "0s",
                "a.skip-folders",
                ".."));
        wrong.putAll(Map.of(
                "a.sidecar-suffixes",
                "../x",
                "a.include",
                "{",
                "a.stability-window",
                "-1s",
                "B.host",
                "h",
                "B.user",
                "u",
                "B.known-hosts",
                "/x",
                "B.host-key",
                KEY));

        assertThatThrownBy(() -> settings(wrong))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll(
                        "a.host:",
                        "a.port:",
                        "a.password, password-env and password-file",
                        "a.passphrase:",
                        "a.host-key:",
                        "a.folder:",
                        "a.connect-timeout and timeout",
                        "a.skip-folders",
                        "a.sidecar-suffixes",
                        "include",
                        "a.stability-window",
                        "B.its name",
                        "B.password or private-key-file",
                        "B.known-hosts or host-key")
                .hasMessageNotContaining("hush")
                .extracting(thrown -> ((Fault) thrown).category())
                .isEqualTo(FaultCategory.SETUP);
    }

    @Test
    void refusesTwoThatWatchTheSameFiles() {
        Map<String, String> two = folder("whole", "/srv/in/");
        two.putAll(folder("part", "/srv/in/a"));
        Map<String, String> apart = folder("whole", "/srv/in");
        apart.put("whole.recursive", "false");
        apart.putAll(folder("part", "/srv/in/a"));
        apart.putAll(folder("home", "srv/in"));

        assertThatThrownBy(() -> settings(two)).hasMessageContaining("part and whole watch the same");
        assertThat(settings(apart).folders())
                .extracting(folder -> folder.source().name())
                .isEqualTo(List.of("sftp://u@h:22/~/srv/in", "sftp://u@h:22/srv/in/a", "sftp://u@h:22/srv/in"));
    }

    @Test
    void takesTheDefaultsThatAllFoldersOnServersHave() {
        WatchedFolders.Watched folder = settings(folder("in", "")).folders().getFirst();

        assertThat(folder.pace().interval()).isEqualTo(Duration.ofSeconds(30));
        assertThat(folder.pace().stability()).isEqualTo(Duration.ofSeconds(10));
        assertThat(folder.source().inbox().skipFolders()).containsExactly("done", "review", "rejected");
        assertThat(folder.source().name()).isEqualTo("sftp://u@h:22/~");
    }

    @Test
    void startsNoSourceRouteWithoutFolders() throws Exception {
        SftpConfig none = Settings.of(SftpConfig.class, Map.of());

        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new SftpSourceRoute(none));
            context.addRoutes(new SftpWriteBackRoute(none));
            context.start();

            assertThat(new SftpConnector(none).routeIds()).containsExactlyInAnyOrder("sftp-write-back", "sftp-undo");
            assertThat(context.getRoutes()).hasSize(2);
        }
    }

    private static Map<String, String> folder(String name, String path) {
        return new HashMap<>(Map.of(
                name + ".host",
                "h",
                name + ".user",
                "u",
                name + ".password",
                "p",
                name + ".host-key",
                KEY,
                name + ".folder",
                path));
    }

    private static WatchedFolders settings(Map<String, String> settings) {
        Map<String, String> full = new HashMap<>();
        settings.forEach((name, value) -> full.put("wenshu.sftp.folders." + name, value));
        return SftpSettings.of(Settings.of(SftpConfig.class, full));
    }
}
