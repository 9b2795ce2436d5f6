package dev.wenshu.inference.openai.wire;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a server wants to be asked again (RFC 9110, 10.2.3), within reason. */
public final class RetryAfter {
    private static final Duration UNSAID = Duration.ofSeconds(2);
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofHours(1);

    private RetryAfter() {}

    public static Duration of(HttpHeaders headers, Clock clock) {
        Duration said = headers.firstValue("retry-after-ms")
                .flatMap(RetryAfter::number)
                .map(Duration::ofMillis)
                .or(() -> headers.firstValue("retry-after")
                        .flatMap(value -> number(value).map(Duration::ofSeconds).or(() -> until(value, clock))))
                .orElse(UNSAID);
        if (said.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return said.compareTo(LONGEST) > 0 ? LONGEST : said;
    }

    private static Optional<Long> number(String value) {
        String digits = value.strip();
        return digits.matches("\\d{1,9}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private static Optional<Duration> until(String value, Clock clock) {
        try {
            ZonedDateTime at = ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), at.toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
