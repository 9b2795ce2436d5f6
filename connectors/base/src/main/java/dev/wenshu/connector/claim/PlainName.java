package dev.wenshu.connector.claim;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file name for people, made of one that anybody may have written: its last part, in one line, at most 100 characters. */
public final class PlainName {
    private static final int LONGEST = 100;
    private static final Pattern FOLDERS = Pattern.compile(".*[/\\\\]", Pattern.DOTALL);
    /** Control and format characters, among them those that turn the direction of writing, and lone surrogates. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]+");

    private static final Pattern FORBIDDEN = Pattern.compile("[:*?\"<>|\\p{Z}]+");
    private static final Pattern ENDS = Pattern.compile("^[\\s.~-]+|[\\s.]+$");
    private static final Pattern RESERVED = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private PlainName() {}

    /** {@code otherwise}, made plain too, where nothing is left of {@code given}. */
    public static String of(@Nullable String given, String otherwise) {
        String name = plain(given == null ? "" : given);
        return name.isEmpty() ? plain(otherwise) : name;
    }

    private static String plain(String given) {
        String name = FOLDERS.matcher(given).replaceFirst("");
        name = INVISIBLE.matcher(name).replaceAll(" ");
        name = FORBIDDEN.matcher(name).replaceAll(" ");
        name = ENDS.matcher(shortened(name.strip())).replaceAll("");
        return RESERVED.matcher(name.toLowerCase(Locale.ROOT)).matches() ? "_" + name : name;
    }

    /** Its end, which has the ending of the file. */
    private static String shortened(String name) {
        int length = name.codePointCount(0, name.length());
        return length <= LONGEST ? name : name.substring(name.offsetByCodePoints(0, length - LONGEST));
    }
}
