package dev.wenshu.connector.files;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.Locale;

/** Patterns of paths, as the settings give them; without a slash they match the name, with one the path. Case does not count. */
public final class PathGlobs {
    private final List<PathMatcher> matchers;

    private PathGlobs(List<PathMatcher> matchers) {
        this.matchers = matchers;
    }

    /** Raises an {@link IllegalArgumentException} where one is no pattern, see {@link #isGlob}. */
    public static PathGlobs of(List<String> globs) {
        return new PathGlobs(globs.stream()
                .map(glob -> matcher(glob.toLowerCase(Locale.ROOT)))
                .toList());
    }

    public static boolean isGlob(String glob) {
        try {
            matcher(glob);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    public boolean isEmpty() {
        return matchers.isEmpty();
    }

    /** Whether any of them matches a relative path with {@code /} between names. */
    public boolean matches(String path) {
        // A name that this machine's file system cannot have is none that a pattern names.
        Path relative = Path.of(path.toLowerCase(Locale.ROOT).replace('\0', '?'));
        return matchers.stream()
                .anyMatch(matcher -> matcher.matches(relative) || matcher.matches(relative.getFileName()));
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }
}
