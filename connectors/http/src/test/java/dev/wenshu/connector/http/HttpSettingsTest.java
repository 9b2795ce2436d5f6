package dev.wenshu.connector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.testkit.ReadSettings;
import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void listsAllFaultsTogether() {
        // Given
        HttpConfig config = TestApi.config(
                folder,
                Map.ofEntries(
                        Map.entry("wenshu.http.results-folder", "relative"),
                        Map.entry("wenshu.http.max-documents", "0"),
                        Map.entry("wenshu.http.read-timeout", "0s"),
                        Map.entry("wenshu.http.results-kept", "1s"),
                        Map.entry("wenshu.http.sidecar-suffixes", "../x"),
                        Map.entry("wenshu.http.clients.erp.key", "short"),
                        Map.entry("wenshu.http.clients.other.key-env", "TWICE"),
                        Map.entry("wenshu.http.clients.Big.key", "0123456789012345"),
                        Map.entry("wenshu.http.clients.none.callback", "ftp://user:password@host/"),
                        Map.entry("wenshu.http.clients.lonely.key", "0123456789012346"),
                        Map.entry("wenshu.http.clients.lonely.callback-secret", "whsec_AAAA"),
                        Map.entry("wenshu.http.webhooks.shop.secret", "whsec_dG9vc2hvcnQ="),
                        Map.entry("wenshu.http.webhooks.shop.tolerance", "2h"),
                        Map.entry("wenshu.http.webhooks.forge.content-pointer", "files")));

        // Then
        assertThatThrownBy(() -> HttpSettings.of(config))
                .isInstanceOf(Fault.class)
                .extracting(Fault::categoryOf)
                .isEqualTo(FaultCategory.SETUP);
        assertThatThrownBy(() -> HttpSettings.of(config))
                .message()
                .contains(
                        "results-folder:",
                        "max-documents:",
                        "read-timeout:",
                        "results-kept:",
                        "sidecar-suffixes:",
                        "clients.erp.key:",
                        "clients.other.key:",
                        "clients.Big:",
                        "clients.none.key:",
                        "clients.none.callback:",
                        "clients.none.callback-secret:",
                        "clients.lonely.callback-secret:",
                        "webhooks.shop.secret must",
                        "webhooks.shop.tolerance:",
                        "webhooks.forge.content-pointer:")
                .doesNotContain("short\"", "dG9vc2hvcnQ", "password", "0123456789012345");
    }

    @Test
    void refusesTwoClientsWithOneKey() {
        HttpConfig config = TestApi.config(folder, Map.of("wenshu.http.clients.other.key", TestApi.KEY));

        assertThatThrownBy(() -> HttpSettings.of(config))
                .hasMessageContaining("clients erp and other have the same key")
                .hasMessageNotContaining(TestApi.KEY);
    }

    @Test
    void isSwitchedOffWithoutClientsAndWebhooks() throws Exception {
        HttpConfig off = Settings.of(HttpConfig.class, new HashMap<>());

        assertThat(new HttpConnector(off).routeIds()).containsExactlyInAnyOrder("http-write-back", "http-undo");
        assertThat(new HttpConnector(off).check()).isEmpty();
    }

    @Test
    void readsAKeyFileForEachRequest() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("key"), "the-first-key-of-all\n");
        Map<String, String> settings =
                Map.of("wenshu.http.clients.erp.key", "", "wenshu.http.clients.erp.key-file", file.toString());

        try (ApiContext context = new ApiContext(folder, settings)) {
            // When
            int first =
                    context.api.upload("x", "X-Api-Key", "the-first-key-of-all").statusCode();
            Files.writeString(file, "the-second-key-of-all");
            int old =
                    context.api.upload("x", "X-Api-Key", "the-first-key-of-all").statusCode();
            int second = context.api
                    .upload("x", "X-Api-Key", "the-second-key-of-all")
                    .statusCode();
            Files.delete(file);
            int none = context.api
                    .upload("x", "X-Api-Key", "the-second-key-of-all")
                    .statusCode();
            int other = context.api.upload("x", "X-Api-Key", TestApi.OTHER_KEY).statusCode();

            // Then
            assertThat(List.of(first, old, second, none, other)).containsExactly(202, 401, 202, 401, 202);
        }
        assertThat(new HttpConnector(TestApi.config(folder, settings)).check())
                .filteredOn(check -> check.fault().isPresent())
                .extracting(SourceCheck::source)
                .containsExactly("clients/erp");
    }

    @Test
    void explainsEverySettingAndReadsIt() throws Exception {
        // Given
        HttpConfig config = TestApi.config(folder, Map.of());
        ReadSettings<HttpConfig> all = new ReadSettings<>(HttpConfig.class, config, "wenshu.http");
        ReadSettings<HttpConfig.Webhook> webhook = new ReadSettings<>(
                HttpConfig.Webhook.class,
                Objects.requireNonNull(config.webhooks().get("shop")),
                "wenshu.http.webhooks.<name>");

        // When
        HttpSettings settings = HttpSettings.of(all.recording());
        new SenderSettings(new ArrayList<>()).webhook("shop", webhook.recording());
        new HttpSourceRoute(all.recording());

        // Then
        String readme = Files.readString(Path.of("README.md"));
        assertThat(readme).contains(all.names()).contains(webhook.names());
        assertThat(all.read()).containsAll(all.names());
        assertThat(settings.toString()).doesNotContain(TestApi.KEY, TestApi.HOOK_SECRET);
        assertThat(webhook.read())
                .containsAll(webhook.names().stream()
                        .filter(name -> !name.endsWith("callback-timeout"))
                        .toList());
    }
}
