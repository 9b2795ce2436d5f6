package dev.wenshu.inference.llamacpp;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Finds the llama.cpp build: the setting, then the environment, then where {@code ./wenshu engine install llamacpp} puts it, the
 * newest name first.
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
        return new LlamaLibraryFolder(
                setting,
                System.getenv(),
                Path.of(System.getProperty("user.home"), ".cache", "wenshu", "engines", "llamacpp"));
    }

    /** Throws a SETUP fault that says what to do where there is none. */
    public Path find() {
        if (!setting.isBlank()) {
            return Path.of(setting);
        }
        String named = environment.getOrDefault(ENVIRONMENT, "");
        if (!named.isBlank()) {
            return Path.of(named);
        }
        if (Files.isDirectory(installed)) {
            try (Stream<Path> builds = Files.list(installed)) {
                return builds.filter(LlamaLibraryFolder::holdsLibrary)
                        .max(Comparator.comparing(Path::toString))
                        .orElseThrow(this::missing);
            } catch (IOException e) {
                throw new Fault(FaultCategory.SETUP, installed + " cannot be listed: " + e.getMessage(), e);
            }
        }
        throw missing();
    }

    private static boolean holdsLibrary(Path folder) {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(
                    file -> file.getFileName().toString().matches("(lib)?llama(\\.v.*)?\\.(so|dylib|dll)"));
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
