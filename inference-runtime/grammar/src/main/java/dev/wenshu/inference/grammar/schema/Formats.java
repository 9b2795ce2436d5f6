package dev.wenshu.inference.grammar.schema;

import java.util.Map;
import java.util.Optional;

/** Formats as patterns; each is within what its RFC allows, and leaves out what hardly anybody writes. */
final class Formats {
    private static final String LEAP_YEAR = "(\\d\\d(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)";
    private static final String DATE =
            "(\\d{4}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)"
                    + "|02-(0[1-9]|1\\d|2[0-8]))|" + LEAP_YEAR + "-02-29)";
    private static final String TIME =
            "([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,9})?(Z|[+-](0\\d|1[0-3]):[0-5]\\d|[+-]14:00)";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?";
    private static final String HOST = LABEL + "(\\." + LABEL + "){0,5}";
    private static final String ATOM = "[A-Za-z0-9_+&*'-]{1,24}";
    private static final String PERCENT = "%[0-9A-Fa-f]{2}";
    private static final String PATH_CHAR = "([A-Za-z0-9._~!$&'()*+,;=:@-]|" + PERCENT + ")";
    private static final String QUERY = "([A-Za-z0-9._~!$&'()*+,;=:@/?-]|" + PERCENT + ")*";

    private static final Map<String, String> PATTERNS = Map.of(
            "date",
            DATE,
            "time",
            TIME,
            "date-time",
            DATE + "T" + TIME,
            "email",
            ATOM + "(\\." + ATOM + "){0,1}@" + LABEL + "(\\." + LABEL + "){0,3}\\.[A-Za-z]{2,12}",
            "uuid",
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            "uri",
            "[A-Za-z][A-Za-z0-9+.-]{0,20}://" + HOST + "(:\\d{1,4})?(/" + PATH_CHAR + "*)*(\\?" + QUERY + ")?(#" + QUERY
                    + ")?",
            "hostname",
            HOST,
            "ipv4",
            "((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");

    private Formats() {}

    static Optional<String> pattern(String format) {
        return Optional.ofNullable(PATTERNS.get(format)).map(pattern -> "^" + pattern + "$");
    }

    static String supported() {
        return PATTERNS.keySet().stream().sorted().toList().toString();
    }
}
