package dev.wenshu.inference.openai.wire;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.CallHeaders;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A call's context as headers; names that nobody gave are left out. */
public final class CallHeaderValues {
    private CallHeaderValues() {}

    public static Map<String, String> of(CallContext context, Duration left) {
        Map<String, String> headers = new LinkedHashMap<>();
        put(headers, CallHeaders.DEPARTMENT, context.department());
        put(headers, CallHeaders.USER, context.user());
        put(headers, CallHeaders.FLOW, context.flow());
        put(headers, CallHeaders.DOCUMENT, context.document());
        put(headers, CallHeaders.PRIORITY, context.priority().name().toLowerCase(Locale.ROOT));
        headers.put(CallHeaders.DEADLINE_MILLIS, String.valueOf(Math.max(1, left.toMillis())));
        return headers;
    }

    private static void put(Map<String, String> headers, String name, String value) {
        if (!value.isEmpty()) {
            headers.put(name, URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20"));
        }
    }
}
