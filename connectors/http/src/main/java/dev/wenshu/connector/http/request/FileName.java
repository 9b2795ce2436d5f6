package dev.wenshu.connector.http.request;

import java.util.Optional;

/** Makes a file name of what a client calls its document. */
public final class FileName {
    private static final String UNNAMED = "document";
    private static final int LONGEST = 200;
    private static final int LONGEST_ENDING = 20;

    private FileName() {}

    /**
     * The last name of a path, without control characters and marks that turn the direction of writing, at most 200 characters;
     * {@code document} where nothing is left.
     */
    public static String of(Optional<String> said) {
        String path = said.orElse("");
        String last = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        StringBuilder name = new StringBuilder();
        last.codePoints().filter(FileName::isPlain).forEach(name::appendCodePoint);
        String plain = name.toString().strip();
        return plain.isEmpty() || plain.chars().allMatch(c -> c == '.') ? UNNAMED : shortened(plain);
    }

    private static boolean isPlain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int end = LONGEST - ending.length();
        int cut = Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end;
        return name.substring(0, cut) + ending;
    }
}
