package dev.wenshu.app.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** The demo's own folder, marked as such so that nothing else is ever deleted in its place. */
public final class DemoFolder {
    private static final String MARK = ".wenshu-demo";

    private final Path folder;

    public DemoFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    public Path inbox() {
        return folder.resolve("inbox");
    }

    public Path data() {
        return folder.resolve("data");
    }

    /** Whether the folder is absent, empty or made by an earlier demo. */
    public boolean isOurs() throws IOException {
        if (!Files.exists(folder) || Files.exists(folder.resolve(MARK))) {
            return true;
        }
        try (Stream<Path> content = Files.list(folder)) {
            return Files.isDirectory(folder) && content.findAny().isEmpty();
        }
    }

    /** Makes the folder anew with a copy of the samples; returns how many there are, 0 where none were found. */
    public int prepare(Path samples) throws IOException {
        if (!Files.isDirectory(samples)) {
            return 0;
        }
        delete(inbox());
        delete(data());
        Files.createDirectories(inbox());
        Files.createDirectories(data());
        Files.writeString(folder.resolve(MARK), "");
        List<Path> files;
        try (Stream<Path> listed = Files.list(samples)) {
            files = listed.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Files.copy(file, inbox().resolve(file.getFileName().toString()));
        }
        return files.size();
    }

    /** Takes the whole folder away. */
    public void remove() throws IOException {
        delete(folder);
    }

    private static void delete(Path tree) throws IOException {
        if (Files.exists(tree)) {
            PathUtils.deleteDirectory(tree);
        }
    }
}
