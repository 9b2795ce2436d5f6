package dev.wenshu.connector.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.wenshu.connector.testkit.Settings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
    @Test
    void listsAllFaultsTogetherAndNoSecret() {
        KafkaConfig config = Settings.of(
                KafkaConfig.class,
                Map.ofEntries(
                        Map.entry("wenshu.kafka.topics.Bad_Name.bootstrap-servers", "host"),
                        Map.entry("wenshu.kafka.topics.Bad_Name.topic", "in"),
                        Map.entry("wenshu.kafka.topics.Bad_Name.results-topic", "in"),
                        Map.entry("wenshu.kafka.topics.Bad_Name.user", "wenshu"),
                        Map.entry("wenshu.kafka.topics.Bad_Name.payload", "reference"),
                        Map.entry("wenshu.kafka.topics.Bad_Name.timeout", "0s"),
                        Map.entry("wenshu.kafka.topics.Bad_Name.attempts", "0"),
                        Map.entry("wenshu.kafka.topics.Bad_Name.properties.acks", "0"),
                        Map.entry("wenshu.kafka.topics.Bad_Name.properties.\"enable.auto.commit\"", "true"),
                        Map.entry("wenshu.kafka.topics.other.bootstrap-servers", "host:9092,other:9092"),
                        Map.entry("wenshu.kafka.topics.other.topic", "a/b"),
                        Map.entry("wenshu.kafka.topics.other.password", "hidden")));

        Throwable thrown = catchThrowable(() -> KafkaSettings.of(config));

        assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.SETUP);
        assertThat(thrown)
                .hasMessageContainingAll(
                        "Bad_Name.its name",
                        "Bad_Name.bootstrap-servers",
                        "three different ones",
                        "set one of password, password-env and password-file",
                        "payload=reference",
                        "timeout",
                        "attempts",
                        "properties.acks",
                        "properties.enable.auto.commit",
                        "other.user",
                        "letters, digits, ., _ and -")
                .hasMessageNotContaining("hidden");
    }
}
