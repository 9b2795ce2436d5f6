package dev.wenshu.connector.jms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JmsSettingsTest {
    @Test
    void listsAllFaultsTogetherAndNoSecret() {
        JmsConfig config = Settings.of(
                JmsConfig.class,
                Map.ofEntries(
                        Map.entry("wenshu.jms.queues.Bad_Name.url", "tcp://host?trustStorePassword=hidden"),
                        Map.entry("wenshu.jms.queues.Bad_Name.queue", "in"),
                        Map.entry("wenshu.jms.queues.Bad_Name.results-queue", "in"),
                        Map.entry("wenshu.jms.queues.Bad_Name.user", "wenshu"),
                        Map.entry("wenshu.jms.queues.Bad_Name.payload", "reference"),
                        Map.entry("wenshu.jms.queues.Bad_Name.timeout", "0s"),
                        Map.entry("wenshu.jms.queues.Bad_Name.id-property", "a b"),
                        Map.entry("wenshu.jms.queues.other.url", "tcp://host?trustStorePassword=hidden"),
                        Map.entry("wenshu.jms.queues.other.queue", "in"),
                        Map.entry("wenshu.jms.queues.other.password", "hidden")));

        Throwable thrown = catchThrowable(() -> JmsSettings.of(config));

        assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.SETUP);
        assertThat(thrown)
                .hasMessageContainingAll(
                        "Bad_Name.its name",
                        "three different ones",
                        "set one of password, password-env and password-file",
                        "payload=reference",
                        "timeout",
                        "id-property",
                        "other.user",
                        "picked up from twice")
                .hasMessageNotContaining("hidden");
    }
}
