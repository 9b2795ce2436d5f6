package dev.wenshu.app.models.engine;

import dev.wenshu.app.models.engine.EngineBuilds.PinnedPackage;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** Installs a pinned build: npm brings its packages, their hashes are checked, the libraries appear at once or not at all. */
public final class EngineInstall {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final EngineFolders folders;
    private final String searchPath;

    /** {@code searchPath} is where npm is looked for, written as {@code PATH} is. */
    public EngineInstall(EngineFolders folders, String searchPath) {
        this.folders = folders;
        this.searchPath = searchPath;
    }

    /** Tells each package before it is downloaded; finds a build that is there already and downloads nothing. */
    public Path install(EngineVariant variant, Consumer<String> downloading) {
        Path folder = folders.folder(variant);
        if (Files.isDirectory(folder)) {
            return folder;
        }
        List<PinnedPackage> packages = folders.builds().packages(variant);
        NpmClient npm = NpmClient.find(searchPath, PATIENCE);
        Path work = folders.root().resolve(".installing-" + UUID.randomUUID());
        try {
            Files.createDirectories(work);
            try {
                Path libraries = work.resolve("libraries");
                for (PinnedPackage pinned : packages) {
                    downloading.accept(pinned.spec());
                    Path packed = Files.createTempDirectory(work, "packed");
                    new PackageArchive(npm.pack(pinned.spec(), packed), pinned).unpack(libraries);
                    PathUtils.deleteDirectory(packed);
                }
                checkLibrary(libraries, variant);
                move(libraries, folder);
            } finally {
                PathUtils.deleteDirectory(work);
            }
        } catch (IOException e) {
            throw new Fault(
                    FaultCategory.CAPACITY,
                    folder + " cannot be written (" + e.getMessage() + "); check the room and permissions there",
                    e);
        }
        return folder;
    }

    /** Whether installing would find the build already there. */
    public boolean isInstalled(EngineVariant variant) {
        return Files.isDirectory(folders.folder(variant));
    }

    private static void move(Path libraries, Path folder) throws IOException {
        try {
            Files.move(libraries, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another installation was faster; its folder is as good.
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private void checkLibrary(Path libraries, EngineVariant variant) throws IOException {
        try (Stream<Path> files = Files.list(libraries)) {
            boolean found = files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.startsWith("libllama.") || name.startsWith("llama."));
            if (!found) {
                throw new Fault(
                        FaultCategory.EXTERNAL,
                        "the packages of " + folders.builds().folderName(variant) + " hold no llama library");
            }
        }
    }
}
