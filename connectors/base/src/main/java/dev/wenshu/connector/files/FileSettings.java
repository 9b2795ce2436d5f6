package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import java.nio.file.FileSystems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that all folders on servers have; a connector's own settings interface extends it, so that they are called the same. */
public interface FileSettings {
    /** Whether files in sub-folders count. */
    boolean recursive();

    /** Pause between two looks at the folder. */
    Duration pollInterval();

    /** How long size and modification time must stay as they are before a file is touched. */
    Duration stabilityWindow();

    /** Folders never picked up from and the only ones that originals are moved to. */
    List<String> skipFolders();

    /** Endings of result files beside an original; such files are never picked up. */
    List<String> sidecarSuffixes();

    /** Globs of files to take; empty takes all. */
    Optional<List<String>> include();

    /** Globs of files to leave alone. */
    Optional<List<String>> exclude();

    /** What is wrong with these, each as {@code setting: what}. */
    static List<String> faults(FileSettings settings) {
        List<String> faults = new ArrayList<>();
        if (settings.pollInterval().toMillis() < 1) {
            faults.add("poll-interval: must be at least a millisecond");
        }
        if (settings.stabilityWindow().isNegative()) {
            faults.add("stability-window: must not be negative");
        }
        settings.skipFolders().stream()
                .map(ItemPath::withoutOuterSlashes)
                .filter(folder -> !ItemPath.isPlain(folder))
                .forEach(folder -> faults.add("skip-folders: must be names with single slashes between them"));
        settings.sidecarSuffixes().stream()
                .filter(suffix -> !suffix.matches("\\.[A-Za-z0-9._-]+"))
                .forEach(suffix -> faults.add("sidecar-suffixes: must be a dot and letters, digits, dots, - or _"));
        Stream.of(settings.include(), settings.exclude())
                .flatMap(Optional::stream)
                .flatMap(List::stream)
                .filter(glob -> !isGlob(glob))
                .forEach(glob -> faults.add("include or exclude: " + glob + " is no pattern"));
        return faults;
    }

    private static boolean isGlob(String glob) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + glob);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
