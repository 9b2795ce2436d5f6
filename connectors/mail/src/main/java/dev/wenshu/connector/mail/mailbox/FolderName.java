package dev.wenshu.connector.mail.mailbox;

import java.util.Arrays;

/** Names of folders as the suite writes them, with {@code /} between levels. */
public final class FolderName {
    private static final int LONGEST = 200;

    private FolderName() {}

    /** Whether it is a relative name without wildcards, control characters or steps upwards. */
    public static boolean isPlain(String name) {
        return name.length() <= LONGEST && Arrays.stream(name.split("/", -1)).allMatch(FolderName::isPlainLevel);
    }

    private static boolean isPlainLevel(String level) {
        return !level.isBlank()
                && !level.equals(".")
                && !level.equals("..")
                && level.codePoints()
                        .noneMatch(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.FORMAT
                                || "*%\"\\".indexOf(point) >= 0);
    }

    /** In the server's own spelling. */
    static String spelled(String name, char separator) {
        return name.replace('/', separator);
    }

    /** Whether the server would read a level of that name as two. */
    static boolean isSplitBy(String name, char separator) {
        return separator != '/' && name.indexOf(separator) >= 0;
    }
}
