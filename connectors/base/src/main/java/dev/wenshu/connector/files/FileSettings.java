package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.polling.Pace;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The settings that all folders on servers have, with defaults; a connector's own settings interface extends it. */
public interface FileSettings {
    /** Whether files in sub-folders count. */
    @WithDefault("true")
    boolean recursive();

    /** Pause between two looks at the folder. */
    @WithDefault("30s")
    Duration pollInterval();

    /** How long size and modification time must stay as they are before a file is touched. */
    @WithDefault("10s")
    Duration stabilityWindow();

    /** Folders never picked up from and the only ones that originals are moved to. */
    @WithDefault("done,review,rejected")
    List<String> skipFolders();

    /** Endings of result files beside an original; such files are never picked up. */
    @WithDefault(".wenshu.json,.summary.md")
    List<String> sidecarSuffixes();

    /** Globs of files to take; empty takes all. */
    Optional<List<String>> include();

    /** Globs of files to leave alone. */
    Optional<List<String>> exclude();

    /** File that remembers what was handed on, so that a restart does not read the whole folder again. */
    Optional<Path> seenFile();

    /** How such a folder is looked at. */
    static Pace pace(FileSettings settings) {
        return new Pace(settings.pollInterval(), settings.stabilityWindow(), settings.seenFile());
    }

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
                .filter(glob -> !PathGlobs.isGlob(glob))
                .forEach(glob -> faults.add("include or exclude: " + glob + " is no pattern"));
        return faults;
    }
}
