package dev.wenshu.connector.jdbc.rows;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file name out of a column: its last part, of characters that can be seen. */
final class RowFileName {
    private static final int LONGEST = 150;
    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    /** Control and format characters, among them those that turn the direction of writing, and lone surrogates. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]+");

    private static final String UNNAMED = "row";

    private RowFileName() {}

    /** The first of these that names something; an item id at their end does. */
    static String of(Stream<String> texts) {
        return texts.map(RowFileName::last)
                .filter(name -> !name.isEmpty() && !name.equals(".") && !name.equals(".."))
                .findFirst()
                .orElse(UNNAMED);
    }

    private static String last(String text) {
        String name = INVISIBLE
                .matcher(FOLDERS.matcher(text).replaceFirst(""))
                .replaceAll("_")
                .strip();
        int characters = name.codePointCount(0, name.length());
        return characters <= LONGEST ? name : name.substring(name.offsetByCodePoints(0, characters - LONGEST));
    }
}
