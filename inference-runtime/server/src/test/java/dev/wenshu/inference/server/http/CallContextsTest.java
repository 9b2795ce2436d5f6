package dev.wenshu.inference.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.CallHeaders;
import dev.wenshu.inference.generation.UnsupportedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallContextsTest {
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Caller FINANCE = new Caller("finance", false);

    private final CallContexts contexts = new CallContexts(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofMinutes(30));

    @Test
    void keepsDepartmentOfTheKeyWhateverTheHeaderSays() {
        // When
        CallContext context = read(FINANCE, Map.of(CallHeaders.DEPARTMENT, "sales", CallHeaders.PRIORITY, "probe"));

        // Then
        assertThat(context.department()).isEqualTo("finance");
        assertThat(context.priority()).isEqualTo(Priority.INTERACTIVE);
    }

    @Test
    void removesWhatIsNotSeen() {
        // When
        CallContext context = read(Caller.trusted(), Map.of(CallHeaders.USER, " a%0D%0Ab%E2%80%AEc+d "));

        // Then
        assertThat(context.user()).isEqualTo("abc+d");
    }

    @Test
    void takesTheEarlierOfTwoDeadlines() {
        assertThat(read(Caller.trusted(), Map.of(CallHeaders.DEADLINE_MILLIS, "1500"))
                        .deadline())
                .isEqualTo(NOW.plusMillis(1500));
        assertThat(read(Caller.trusted(), Map.of(CallHeaders.DEADLINE_MILLIS, "99999999"))
                        .deadline())
                .isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        assertThat(read(Caller.trusted(), Map.of()).deadline()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
    }

    @Test
    void refusesWhatItCannotRead() {
        refused(CallHeaders.PRIORITY, "first");
        refused(CallHeaders.DEADLINE_MILLIS, "soon");
        refused(CallHeaders.FLOW, "%zz");
        refused(CallHeaders.DOCUMENT, "x".repeat(201));
        refused(CallHeaders.DOCUMENT, "x".repeat(100_000));
    }

    private void refused(String header, String value) {
        assertThatThrownBy(() -> read(Caller.trusted(), Map.of(header, value)))
                .isInstanceOf(UnsupportedRequest.class)
                .hasMessageContaining(header);
    }

    private CallContext read(Caller caller, Map<String, String> headers) {
        return contexts.read(caller, headers::get);
    }
}
