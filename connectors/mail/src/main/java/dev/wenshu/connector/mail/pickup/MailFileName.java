package dev.wenshu.connector.mail.pickup;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file name for people, made of a subject that anybody may have written. */
final class MailFileName {
    private static final String SUFFIX = ".eml";
    private static final String UNNAMED = "mail";
    private static final int LONGEST = 100;
    private static final Pattern SEPARATORS = Pattern.compile("[/\\\\:*?\"<>|\\p{Z}]+");
    /** Control and format characters, among them those that turn the direction of writing, and lone surrogates. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}]+");

    private static final Pattern ENDS = Pattern.compile("^[\\s.~-]+|[\\s.]+$");
    private static final Pattern RESERVED = Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private MailFileName() {}

    static String of(@Nullable String subject) {
        String name = INVISIBLE.matcher(subject == null ? "" : subject).replaceAll(" ");
        name = SEPARATORS.matcher(name).replaceAll(" ");
        name = ENDS.matcher(shortened(name.strip())).replaceAll("");
        if (name.isEmpty() || RESERVED.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
            name = UNNAMED + (name.isEmpty() ? "" : " " + name);
        }
        return name + SUFFIX;
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST));
    }
}
