package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.generation.UnsupportedRequest;
import dev.wenshu.inference.template.syntax.TemplateFault;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Functions that every template can call. */
final class Globals {
    private static final int MAX_MESSAGE = 200;
    private static final int MAX_RANGE = 100_000;
    private static final Map<Character, String> DATE_PARTS = Map.ofEntries(
            Map.entry('d', "dd"),
            Map.entry('m', "MM"),
            Map.entry('y', "yy"),
            Map.entry('Y', "yyyy"),
            Map.entry('b', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('S', "ss"),
            Map.entry('p', "a"),
            Map.entry('j', "DDD"),
            Map.entry('z', "xx"),
            Map.entry('Z', "zzz"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('T', "HH:mm:ss"));

    private Globals() {}

    static Map<String, Object> functions(Budget budget, Clock clock) {
        return Map.of(
                "namespace", (Callable) arguments -> new Namespace(arguments.named()),
                "dict", (Callable) arguments -> new LinkedHashMap<>(arguments.named()),
                "range", (Callable) arguments -> range(budget, arguments),
                "raise_exception", (Callable) Globals::refuse,
                "strftime_now", (Callable) arguments -> date(arguments.text(0, "format"), ZonedDateTime.now(clock)));
    }

    private static Object range(Budget budget, Arguments arguments) {
        boolean one = arguments.size() == 1;
        long from = one ? 0 : arguments.whole(0, "start", 0);
        long to = arguments.whole(one ? 0 : 1, "stop", 0);
        long step = arguments.whole(2, "step", 1);
        List<Object> numbers = new ArrayList<>();
        for (long at = from; step != 0 && (step > 0 ? at < to : at > to); at += step) {
            budget.step();
            numbers.add(at);
            if (numbers.size() > MAX_RANGE) {
                throw new TemplateFault("a range of more than " + MAX_RANGE);
            }
        }
        return numbers;
    }

    /** The template says that it cannot take this conversation. */
    private static Object refuse(Arguments arguments) {
        String message = Values.text(arguments.get(0, "message", ""));
        throw new UnsupportedRequest(
                "messages",
                "the model's chat template refuses the conversation: "
                        + message.substring(0, Math.min(message.length(), MAX_MESSAGE)));
    }

    private static String date(String format, ZonedDateTime now) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                text.append(c);
                continue;
            }
            boolean unpadded = format.charAt(i + 1) == '-' && i + 2 < format.length();
            i += unpadded ? 2 : 1;
            String pattern = DATE_PARTS.get(format.charAt(i));
            if (pattern == null && format.charAt(i) != '%') {
                throw new TemplateFault("'%" + format.charAt(i) + "' of strftime is not supported");
            }
            String part = pattern == null
                    ? "%"
                    : DateTimeFormatter.ofPattern(pattern, Locale.US).format(now);
            text.append(unpadded && part.startsWith("0") && part.length() > 1 ? part.substring(1) : part);
        }
        return text.toString();
    }
}
