package dev.wenshu.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The files that paths on the command line stand for: a folder is all regular files below it, links not
 * followed. What is absent or may not be read is among them, so that it gets its line.
 */
final class InputFiles {
    private InputFiles() {}

    /** In the order of the paths, within a folder by path. */
    static List<Path> of(List<Path> paths) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            files.addAll(below(path));
        }
        return files;
    }

    private static List<Path> below(Path start) {
        List<Path> files = new ArrayList<>();
        try {
            Files.walkFileTree(start, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile() || file.equals(start)) {
                        files.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    files.add(file);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Collections.sort(files);
        return files;
    }

    /** How records name a file: relative to the root with {@code /} between names, or as given where it lies elsewhere. */
    static String label(Path root, Path file) {
        Path from = root.toAbsolutePath().normalize();
        Path to = file.toAbsolutePath().normalize();
        String label = to.startsWith(from) ? from.relativize(to).toString() : file.toString();
        return label.replace(file.getFileSystem().getSeparator(), "/");
    }
}
