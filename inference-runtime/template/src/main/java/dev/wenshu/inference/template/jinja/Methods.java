package dev.wenshu.inference.template.jinja;

import dev.wenshu.inference.template.syntax.TemplateFault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Methods of strings and maps under their Python names. */
final class Methods {
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final Budget budget;

    Methods(Budget budget) {
        this.budget = budget;
    }

    Optional<Callable> of(Object value, String name) {
        return switch (value) {
            case String text -> ofText(text, name);
            case Map<?, ?> map -> ofMap(map, name);
            default -> Optional.empty();
        };
    }

    private Optional<Callable> ofMap(Map<?, ?> map, String name) {
        return switch (name) {
            case "items" ->
                Optional.of(_ -> paid(map).entrySet().stream()
                        .map(entry -> List.<Object>of(entry.getKey(), entry.getValue()))
                        .toList());
            case "keys" -> Optional.of(_ -> List.copyOf(paid(map).keySet()));
            case "values" -> Optional.of(_ -> List.copyOf(paid(map).values()));
            case "get" ->
                Optional.of(arguments -> {
                    Object found = map.get(arguments.text(0, "key"));
                    return found == null ? arguments.get(1, "default", Absent.NONE) : found;
                });
            default -> Optional.empty();
        };
    }

    private Map<?, ?> paid(Map<?, ?> map) {
        budget.spend(map.size());
        return map;
    }

    private Optional<Callable> ofText(String text, String name) {
        Callable method = switch (name) {
            case "upper" -> _ -> text.toUpperCase(Locale.ROOT);
            case "lower" -> _ -> text.toLowerCase(Locale.ROOT);
            case "capitalize" -> _ -> capitalized(text);
            case "title" -> _ -> titled(text);
            case "strip" -> arguments -> strip(text, arguments, true, true);
            case "lstrip" -> arguments -> strip(text, arguments, true, false);
            case "rstrip" -> arguments -> strip(text, arguments, false, true);
            case "startswith" -> arguments -> any(arguments, text::startsWith);
            case "endswith" -> arguments -> any(arguments, text::endsWith);
            case "removeprefix" ->
                arguments -> text.startsWith(arguments.text(0, "prefix"))
                        ? text.substring(arguments.text(0, "prefix").length())
                        : text;
            case "removesuffix" ->
                arguments -> text.endsWith(arguments.text(0, "suffix"))
                        ? text.substring(
                                0, text.length() - arguments.text(0, "suffix").length())
                        : text;
            case "find" -> arguments -> (long) text.indexOf(arguments.text(0, "sub"));
            case "rfind" -> arguments -> (long) text.lastIndexOf(arguments.text(0, "sub"));
            case "count" ->
                arguments -> (long) pieces(text, arguments.text(0, "sub"), -1).size() - 1;
            case "replace" ->
                arguments -> replace(
                        text, arguments.text(0, "old"), arguments.text(1, "new"), arguments.whole(2, "count", -1));
            case "split" -> arguments -> split(text, arguments);
            case "rsplit" -> arguments -> rsplit(text, arguments);
            case "splitlines" -> _ -> new ArrayList<Object>(text.lines().toList());
            case "join" -> arguments -> join(text, arguments.get(0, "iterable", Absent.UNDEFINED));
            case "isdigit" -> _ -> !text.isEmpty() && text.chars().allMatch(Character::isDigit);
            case "isalpha" -> _ -> !text.isEmpty() && text.chars().allMatch(Character::isLetter);
            case "isspace" -> _ -> !text.isEmpty() && text.isBlank();
            default -> null;
        };
        return Optional.ofNullable(method).map(found -> arguments -> {
            budget.spend(text.length());
            return found.call(arguments);
        });
    }

    String join(String separator, Object items) {
        List<String> texts = Values.items(items).stream().map(Values::text).toList();
        budget.spend(texts.stream()
                .mapToLong(text -> text.length() + (long) separator.length())
                .sum());
        return String.join(separator, texts);
    }

    String replace(String text, String from, String to, long count) {
        if (from.isEmpty()) {
            throw new TemplateFault("'replace' of an empty string is not supported");
        }
        List<String> pieces = pieces(text, from, count);
        budget.spend(text.length() + (long) pieces.size() * to.length());
        return String.join(to, pieces);
    }

    static String capitalized(String text) {
        return text.isEmpty()
                ? text
                : text.substring(0, 1).toUpperCase(Locale.ROOT)
                        + text.substring(1).toLowerCase(Locale.ROOT);
    }

    static String titled(String text) {
        return Pattern.compile("\\p{L}+").matcher(text).replaceAll(word -> capitalized(word.group()));
    }

    static String strip(String text, Arguments arguments, boolean start, boolean end) {
        Object given = arguments.get(0, "chars", Absent.NONE);
        String characters = given instanceof String some ? some : "";
        boolean blanks = !(given instanceof String);
        int from = 0;
        int to = text.length();
        while (start && from < to && strips(text.charAt(from), characters, blanks)) {
            from++;
        }
        while (end && to > from && strips(text.charAt(to - 1), characters, blanks)) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean strips(char c, String characters, boolean blanks) {
        return blanks ? Character.isWhitespace(c) || c == '\u00a0' : characters.indexOf(c) >= 0;
    }

    private static boolean any(Arguments arguments, Predicate<String> test) {
        Object given = arguments.get(0, "prefix", Absent.UNDEFINED);
        List<?> parts = given instanceof List<?> several ? several : List.of(given);
        return parts.stream().anyMatch(part -> {
            if (part instanceof String text) {
                return test.test(text);
            }
            throw new TemplateFault("'startswith' and 'endswith' need strings");
        });
    }

    private static Object split(String text, Arguments arguments) {
        long limit = arguments.whole(1, "maxsplit", -1);
        if (arguments.get(0, "sep", Absent.NONE) == Absent.NONE) {
            String stripped = text.strip();
            return stripped.isEmpty()
                    ? List.of()
                    : new ArrayList<Object>(Arrays.asList(
                            BLANKS.split(stripped, limit < 0 ? -1 : (int) Math.min(limit + 1, Integer.MAX_VALUE))));
        }
        return new ArrayList<Object>(pieces(text, arguments.text(0, "sep"), limit));
    }

    private static Object rsplit(String text, Arguments arguments) {
        String separator = arguments.text(0, "sep");
        List<String> pieces = pieces(text, separator, -1);
        long limit = arguments.whole(1, "maxsplit", -1);
        if (limit < 0 || pieces.size() - 1 <= limit) {
            return new ArrayList<Object>(pieces);
        }
        int kept = pieces.size() - (int) limit;
        List<Object> result = new ArrayList<>(List.of(String.join(separator, pieces.subList(0, kept))));
        result.addAll(pieces.subList(kept, pieces.size()));
        return result;
    }

    private static List<String> pieces(String text, String separator, long limit) {
        if (separator.isEmpty()) {
            throw new TemplateFault("an empty separator");
        }
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(separator);
                at >= 0 && (limit < 0 || pieces.size() < limit);
                at = text.indexOf(separator, from)) {
            pieces.add(text.substring(from, at));
            from = at + separator.length();
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
