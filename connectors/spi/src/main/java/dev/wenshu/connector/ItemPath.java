package dev.wenshu.connector;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Item ids that are paths: names with single slashes between them, as of files, objects and drive items. */
public final class ItemPath {
    private static final String SLASH = "/";
    private static final Pattern OUTER_SLASHES = Pattern.compile("^/+|/+$");
    /** Controls, and the marks that turn the direction of writing, which make a name look like another. */
    private static final Pattern HOSTILE = Pattern.compile(
            "[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{fffe}]");

    private static final int SHOWN = 200;

    private ItemPath() {}

    /** Names with single slashes between them, none of them {@code .} or {@code ..}, all of characters that can be seen. */
    public static boolean isPlain(String path) {
        return !HOSTILE.matcher(path).find()
                && Stream.of(path.split(SLASH, -1))
                        .noneMatch(name -> name.isEmpty() || name.equals(".") || name.equals(".."));
    }

    public static String withoutOuterSlashes(String path) {
        return OUTER_SLASHES.matcher(path).replaceAll("");
    }

    public static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** With the slash at its end; empty where there is none. */
    public static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** {@code a.pdf} as {@code a (2).pdf}; unchanged for 1. */
    public static String numbered(String path, int number) {
        String name = lastName(path);
        int dot = name.lastIndexOf('.');
        int end = dot > 0 ? dot : name.length();
        return number < 2 ? path : parent(path) + name.substring(0, end) + " (" + number + ")" + name.substring(end);
    }

    /** A path in one line and not too long, for messages. */
    public static String shown(String path) {
        String line = path.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "...";
    }
}
