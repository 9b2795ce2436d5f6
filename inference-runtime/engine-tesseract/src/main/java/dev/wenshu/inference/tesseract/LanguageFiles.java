package dev.wenshu.inference.tesseract;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A folder of Tesseract's language data, and the languages in it that have text. */
record LanguageFiles(Path folder, List<String> languages) {
    private static final String SUFFIX = ".traineddata";
    /** Orientation and equations: no language. */
    private static final Set<String> NO_LANGUAGES = Set.of("osd", "equ");

    LanguageFiles {
        languages = List.copyOf(languages);
    }

    /** The folder that the setting names, which has to hold data; without one, the first usual folder that does. */
    static Optional<LanguageFiles> find(Optional<Path> setting) {
        if (setting.isPresent()) {
            Path folder = setting.get();
            return Optional.of(in(folder)
                    .orElseThrow(() -> new Fault(
                            FaultCategory.SETUP,
                            "no *.traineddata in " + folder + ": correct wenshu.inference.tesseract.data-path")));
        }
        return usualFolders().stream().flatMap(folder -> in(folder).stream()).findFirst();
    }

    private static Optional<LanguageFiles> in(Path folder) {
        TreeSet<String> languages = new TreeSet<>();
        for (Path file : list(folder, "*" + SUFFIX)) {
            String name = file.getFileName().toString();
            languages.add(name.substring(0, name.length() - SUFFIX.length()));
        }
        languages.removeAll(NO_LANGUAGES);
        return languages.isEmpty() ? Optional.empty() : Optional.of(new LanguageFiles(folder, List.copyOf(languages)));
    }

    private static List<Path> usualFolders() {
        List<Path> folders = new ArrayList<>();
        Optional.ofNullable(System.getenv("TESSDATA_PREFIX")).map(Path::of).ifPresent(folders::add);
        list(Path.of("/usr/share/tesseract-ocr"), "*").stream()
                .map(version -> version.resolve("tessdata"))
                .sorted()
                .toList()
                .reversed()
                .forEach(folders::add);
        folders.add(Path.of("/usr/share/tessdata"));
        folders.add(Path.of("/usr/local/share/tessdata"));
        folders.add(Path.of("/opt/homebrew/share/tessdata"));
        return folders;
    }

    private static List<Path> list(Path folder, String pattern) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, pattern)) {
                entries.forEach(found::add);
            } catch (IOException e) {
                throw new Fault(FaultCategory.SETUP, "the folder " + folder + " cannot be listed", e);
            }
        }
        return found;
    }
}
