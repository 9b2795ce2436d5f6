package dev.wenshu.app.models.engine;

import dev.wenshu.inference.llamacpp.LlamaLibraryFolder;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/** Installed builds, each a folder {@code PLATFORM[-VARIANT]-VERSION}. One that is there is whole: it was moved into its place. */
public final class EngineFolders {
    private final Path root;
    private final EngineBuilds builds;

    EngineFolders(Path root, EngineBuilds builds) {
        this.root = root;
        this.builds = builds;
    }

    /** Where the engine itself looks. */
    public static EngineFolders ofThisUser() {
        return at(LlamaLibraryFolder.installFolder(System.getenv()));
    }

    /** In a folder that a person chose. */
    public static EngineFolders at(Path root) {
        return new EngineFolders(root.toAbsolutePath().normalize(), EngineBuilds.ofThisMachine());
    }

    public List<InstalledEngine> installed() {
        List<InstalledEngine> found = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return found;
        }
        try (Stream<Path> folders = Files.list(root)) {
            for (Path folder : folders.sorted().toList()) {
                String name = folder.getFileName().toString();
                if (Files.isDirectory(folder) && !name.startsWith(".")) {
                    found.add(new InstalledEngine(name, folder, PathUtils.sizeOfDirectory(folder)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** By its name in {@link #installed()}; returns whether there was one. */
    public boolean remove(String name) {
        Optional<InstalledEngine> engine = installed().stream()
                .filter(installed -> installed.name().equals(name))
                .findFirst();
        if (engine.isEmpty()) {
            return false;
        }
        try {
            Path doomed = root.resolve(".removing-" + UUID.randomUUID());
            Files.move(engine.get().folder(), doomed, StandardCopyOption.ATOMIC_MOVE);
            PathUtils.deleteDirectory(doomed);
            return true;
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, engine.get().folder() + " cannot be removed: " + e.getMessage(), e);
        }
    }

    Path root() {
        return root;
    }

    EngineBuilds builds() {
        return builds;
    }

    Path folder(EngineVariant variant) {
        return root.resolve(builds.folderName(variant));
    }

    /** {@code size} in bytes. */
    public record InstalledEngine(String name, Path folder, long size) {}
}
