package dev.wenshu.inference.server.http;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallContext.Priority;
import dev.wenshu.inference.generation.CallHeaders;
import dev.wenshu.inference.generation.Cancellation;
import dev.wenshu.inference.generation.UnsupportedRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads on whose behalf a request is made from its headers. */
public final class CallContexts {
    private static final int MAX_LENGTH = 200;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

    private final Clock clock;
    private final Duration maxDuration;

    /** {@code maxDuration} ends calls that name no deadline. */
    public CallContexts(Clock clock, Duration maxDuration) {
        this.clock = clock;
        this.maxDuration = maxDuration;
    }

    /**
     * A caller whose key belongs to a department is of that department, and never more urgent than a person who waits.
     *
     * @param headers by name; null for one that was not sent
     */
    public CallContext read(Caller caller, Function<String, @Nullable String> headers) {
        return new CallContext(
                caller.speaksForOthers() ? name(headers, CallHeaders.DEPARTMENT) : caller.department(),
                name(headers, CallHeaders.USER),
                name(headers, CallHeaders.FLOW),
                name(headers, CallHeaders.DOCUMENT),
                priority(headers, caller),
                deadline(headers),
                new Cancellation());
    }

    private static Priority priority(Function<String, @Nullable String> headers, Caller caller) {
        String given = name(headers, CallHeaders.PRIORITY);
        if (given.isEmpty()) {
            return Priority.INTERACTIVE;
        }
        Priority priority = Arrays.stream(Priority.values())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(given.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> wrong(CallHeaders.PRIORITY, "is interactive or batch"));
        return priority == Priority.PROBE && !caller.speaksForOthers() ? Priority.INTERACTIVE : priority;
    }

    private Instant deadline(Function<String, @Nullable String> headers) {
        Instant latest = clock.instant().plus(maxDuration);
        String given = name(headers, CallHeaders.DEADLINE_MILLIS);
        if (given.isEmpty()) {
            return latest;
        }
        try {
            Instant asked = clock.instant().plusMillis(Math.max(0, Long.parseLong(given)));
            return asked.isBefore(latest) ? asked : latest;
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(CallHeaders.DEADLINE_MILLIS, "is a number of milliseconds");
        }
    }

    private static String name(Function<String, @Nullable String> headers, String header) {
        String sent = headers.apply(header);
        if (sent == null) {
            return "";
        }
        if (sent.length() > MAX_LENGTH * 9) {
            throw wrong(header, "is longer than " + MAX_LENGTH + " characters");
        }
        String decoded = CONTROL.matcher(decoded(header, sent)).replaceAll("").strip();
        if (decoded.length() > MAX_LENGTH) {
            throw wrong(header, "is longer than " + MAX_LENGTH + " characters");
        }
        return decoded;
    }

    private static String decoded(String header, String sent) {
        try {
            // a plus sign is itself in percent-encoding, and a space only in forms
            return URLDecoder.decode(sent.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong(header, "is not percent-encoded UTF-8");
        }
    }

    private static UnsupportedRequest wrong(String header, String why) {
        return new UnsupportedRequest(header, "the header " + header + " " + why);
    }
}
