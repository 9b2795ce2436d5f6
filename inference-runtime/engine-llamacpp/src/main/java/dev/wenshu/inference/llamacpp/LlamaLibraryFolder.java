package dev.wenshu.inference.llamacpp;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the llama.cpp build: the setting, then the environment, then where {@code ./wenshu engine install llamacpp} puts it; there
 * builds for a GPU come before the one without, which runs anywhere, and newer names before older ones.
 */
public final class LlamaLibraryFolder {
    public static final String SETTING = "wenshu.engine.llamacpp.library-path";
    public static final String ENVIRONMENT = "WENSHU_ENGINE_LLAMACPP_LIBRARY_PATH";

    private final String setting;
    private final Map<String, String> environment;
    private final Path installed;

    /** The setting may be empty; {@code installed} is the folder that holds one folder a build. */
    LlamaLibraryFolder(String setting, Map<String, String> environment, Path installed) {
        this.setting = setting;
        this.environment = environment;
        this.installed = installed;
    }

    /** For this process; the setting may be empty. */
    public static LlamaLibraryFolder of(String setting) {
        return new LlamaLibraryFolder(setting, System.getenv(), installFolder(System.getenv()));
    }

    /** Where builds are installed, a folder each: in the user's cache, by the XDG Base Directory Specification. */
    public static Path installFolder(Map<String, String> environment) {
        Path cache = Path.of(environment.getOrDefault("XDG_CACHE_HOME", ""));
        Path base = cache.isAbsolute() ? cache : Path.of(System.getProperty("user.home"), ".cache");
        return base.resolve("wenshu").resolve("engines").resolve("llamacpp");
    }

    /** Throws a SETUP fault that says what to do where there is none. */
    public Path find() {
        return search().orElseThrow(this::missing);
    }

    /** Empty where none is set or installed. */
    public Optional<Path> search() {
        if (!setting.isBlank()) {
            return Optional.of(Path.of(setting));
        }
        String named = environment.getOrDefault(ENVIRONMENT, "");
        if (!named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        if (!Files.isDirectory(installed)) {
            return Optional.empty();
        }
        try (Stream<Path> builds = Files.list(installed)) {
            return builds.filter(LlamaLibraryFolder::holdsLibrary)
                    .max(Comparator.comparingInt(LlamaLibraryFolder::preference).thenComparing(Path::toString));
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, installed + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private static int preference(Path build) {
        String name = String.valueOf(build.getFileName());
        return name.contains("-cuda-") ? 3 : name.contains("-cuda12-") ? 2 : name.contains("-vulkan-") ? 1 : 0;
    }

    private static boolean holdsLibrary(Path folder) {
        // One whose name begins with a dot is being installed or removed.
        if (!Files.isDirectory(folder) || String.valueOf(folder.getFileName()).startsWith(".")) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(
                    file -> file.getFileName().toString().matches("(lib)?llama(\\..*)?\\.(so|dylib|dll)"));
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, folder + " cannot be listed: " + e.getMessage(), e);
        }
    }

    private Fault missing() {
        return new Fault(
                FaultCategory.SETUP,
                "no llama.cpp library in " + installed + ": run ./wenshu engine install llamacpp, or set " + SETTING);
    }
}
