package dev.wenshu.connector.files;

import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.polling.Pace;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The watched folders of a connector. Nothing is connected to here.
 *
 * @param settings where they are set, as in {@code wenshu.sftp.folders}
 */
public record WatchedFolders(String settings, List<Watched> folders) {
    public WatchedFolders {
        folders = List.copyOf(folders);
    }

    /** One folder with the name that its settings give it. */
    public record Watched(String name, FilesSource source, Pace pace) {}

    /**
     * What one system makes of the settings of a folder.
     *
     * @param <S> its settings
     */
    public interface Adapter<S extends FileSettings> {
        /** What is wrong with the system's own settings, each as {@code setting: what}. */
        List<String> faults(S settings);

        /** Called where nothing is wrong. */
        FilesSource source(S settings);
    }

    /** Checks them all; everything that is wrong is in one SETUP fault. */
    public static <S extends FileSettings> WatchedFolders of(
            String settings, Map<String, S> byName, Adapter<S> adapter) {
        List<String> faults = new ArrayList<>();
        List<Watched> folders = new ArrayList<>();
        new TreeMap<>(byName).forEach((name, folder) -> {
            List<String> found = new ArrayList<>();
            if (!name.matches("[a-z0-9-]+")) {
                found.add("its name must be of small letters, digits and -");
            }
            found.addAll(adapter.faults(folder));
            found.addAll(FileSettings.faults(folder));
            if (found.isEmpty()) {
                folders.add(new Watched(name, adapter.source(folder), FileSettings.pace(folder)));
            }
            found.forEach(fault -> faults.add(name + "." + fault));
        });
        faults.addAll(overlaps(folders));
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, settings + ": " + String.join("; ", faults));
        }
        return new WatchedFolders(settings, folders);
    }

    public FileWriteBack writeBack() {
        return new FileWriteBack(settings, folders.stream().map(Watched::source).toList());
    }

    /** Names of the folders, for people. */
    public List<String> names() {
        return folders.stream().map(folder -> folder.source().name()).toList();
    }

    /** Looks into each folder once. */
    public List<SourceCheck> check() {
        return folders.stream()
                .map(folder -> SourceCheck.of(folder.source().name(), () -> look(folder.source())))
                .toList();
    }

    private static void look(FilesSource source) {
        try (FileSession session = source.store().open()) {
            session.requireRoot();
            session.list("");
        }
    }

    /** Two that watch the same file would hand it on twice, as two documents. */
    private static List<String> overlaps(List<Watched> folders) {
        List<String> faults = new ArrayList<>();
        for (Watched one : folders) {
            for (Watched other : folders) {
                boolean same = one.source().name().equals(other.source().name());
                boolean inside = other.source().recursive()
                        && one.source().name().startsWith(other.source().name() + "/");
                boolean once = same ? one.name().compareTo(other.name()) < 0 : inside;
                if (once) {
                    faults.add(one.name() + " and " + other.name() + " watch the same folder");
                }
            }
        }
        return faults;
    }
}
