package dev.wenshu.app.models.engine;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The pinned packages of one release, and which of them a platform needs. */
final class EngineBuilds {
    private static final String RESOURCE = "llamacpp-builds.properties";
    private static final String SCOPE = "@node-llama-cpp/";

    private final String platform;
    private final String version;
    private final Properties pins;

    EngineBuilds(String platform, Properties pins) {
        this.platform = platform;
        this.version = pins.getProperty("version");
        this.pins = pins;
    }

    static EngineBuilds ofThisMachine() {
        Properties pins = new Properties();
        try (InputStream in = Objects.requireNonNull(EngineBuilds.class.getResourceAsStream(RESOURCE))) {
            pins.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EngineBuilds(platform(System.getProperty("os.name"), System.getProperty("os.arch")), pins);
    }

    /** As the packages name it. */
    static String platform(String system, String architecture) {
        String os = system.toLowerCase(Locale.ROOT);
        String family = os.startsWith("linux") ? "linux" : os.startsWith("mac") ? "mac" : "win";
        String processor = switch (architecture) {
            case "amd64", "x86_64" -> "x64";
            case "aarch64" -> "arm64";
            case "arm" -> "armv7l";
            default -> architecture;
        };
        return family + "-" + processor;
    }

    /** The folder of a variant. */
    String folderName(EngineVariant variant) {
        return platform + variant.ending() + "-" + version;
    }

    String version() {
        return version;
    }

    /** A SETUP fault where no package is pinned for this platform. */
    List<PinnedPackage> packages(EngineVariant variant) {
        List<PinnedPackage> packages = new ArrayList<>();
        for (String ending : variant.packages()) {
            String integrity = pins.getProperty(platform + ending);
            if (integrity == null) {
                throw new Fault(
                        FaultCategory.SETUP,
                        "there is no pinned build " + platform + variant.ending() + "; here there are: " + available()
                                + ". Build llama.cpp yourself and set wenshu.engine.llamacpp.library-path to its folder");
            }
            packages.add(new PinnedPackage(SCOPE + platform + ending, version, integrity));
        }
        return packages;
    }

    private String available() {
        String found = Arrays.stream(EngineVariant.values())
                .filter(variant -> variant.packages().stream().allMatch(ending -> pins.containsKey(platform + ending)))
                .map(variant -> platform + variant.ending())
                .collect(Collectors.joining(", "));
        return found.isEmpty() ? "none for " + platform : found;
    }

    /** {@code integrity} is as npm writes it: the algorithm's name and the digest in Base64. */
    record PinnedPackage(String name, String version, String integrity) {
        String spec() {
            return name + "@" + version;
        }
    }
}
