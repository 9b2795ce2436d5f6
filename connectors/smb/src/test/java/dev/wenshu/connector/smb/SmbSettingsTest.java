package dev.wenshu.connector.smb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.connector.files.WatchedFolders;
import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class SmbSettingsTest {
    @Test
    void listsAllWrongSettingsAtOnce() {
        Map<String, String> wrong = new HashMap<>(
                Map.of("a.host", "user@host", "a.port", "0", "a.share", "a/b", "a.user", "x", "a.password", "hush"));
        wrong.putAll(Map.of("a.password-file", "/x", "a.folder", "a/../b", "a.timeout", "0s", "a.skip-folders", ".."));
        wrong.putAll(Map.of("B.host", "h", "B.user", "u", "B.share", "s"));

        assertThatThrownBy(() -> settings(wrong))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll(
                        "a.host:",
                        "a.port:",
                        "a.share:",
                        "a.password, password-env and password-file: set one",
                        "a.folder:",
                        "a.connect-timeout and timeout",
                        "a.skip-folders",
                        "B.its name",
                        "B.password, password-env or password-file: set one")
                .hasMessageNotContaining("hush")
                .extracting(thrown -> ((Fault) thrown).category())
                .isEqualTo(FaultCategory.SETUP);
    }

    @Test
    void refusesTwoThatWatchTheSameFiles() {
        Map<String, String> two = folder("whole", "");
        two.putAll(folder("part", "/in/a/"));
        Map<String, String> apart = folder("one", "in/a");
        apart.putAll(folder("other", "in/b"));

        assertThatThrownBy(() -> settings(two)).hasMessageContaining("part and whole watch the same");
        assertThat(settings(apart).folders())
                .extracting(folder -> folder.source().name())
                .isEqualTo(List.of("smb://h/s/in/a", "smb://h/s/in/b"));
    }

    @Test
    void startsNoSourceRouteWithoutFolders() throws Exception {
        SmbConfig none = Settings.of(SmbConfig.class, Map.of());

        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new SmbSourceRoute(none));
            context.addRoutes(new SmbWriteBackRoute(none));
            context.start();

            assertThat(new SmbConnector(none).routeIds()).containsExactlyInAnyOrder("smb-write-back", "smb-undo");
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
                name + ".share",
                "s",
                name + ".folder",
                path));
    }

    private static WatchedFolders settings(Map<String, String> settings) {
        Map<String, String> full = new HashMap<>();
        settings.forEach((name, value) -> full.put("wenshu.smb.shares." + name, value));
        return SmbSettings.of(Settings.of(SmbConfig.class, full));
    }
}
