package dev.wenshu.app.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.app.models.engine.EngineFolders.InstalledEngine;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineInstallTest {
    private final Properties pins = new Properties();

    @TempDir
    private Path folder;

    private Path archives;
    private Path bin;

    @BeforeEach
    void makeNpm() throws IOException {
        archives = Files.createDirectories(folder.resolve("archives"));
        bin = Files.createDirectories(folder.resolve("bin"));
        pins.setProperty("version", "3.22.1");
        npm("""
            for file in "%s"/*.tgz; do
              case "$2" in */"$(basename "$file" .tgz)"@3.22.1) cp "$file" "$4/package.tgz"; exit 0;; esac
            done
            echo "npm error code E404" >&2
            exit 1
            """.formatted(archives));
    }

    @Test
    void installsTheLibrariesAndNothingElse() throws Exception {
        // Given
        pack("linux-x64", library("linux-x64", "libllama.v0.5.0.so", "libggml-base.so", "llama-addon.node", "x.json"));

        // When
        Path installed = install(EngineVariant.CPU);

        // Then
        assertThat(installed).isEqualTo(folder.resolve("engines/linux-x64-3.22.1"));
        assertThat(names(installed)).containsExactly("LICENSE", "libggml-base.so", "libllama.v0.5.0.so");
        assertThat(names(folder.resolve("engines"))).containsExactly("linux-x64-3.22.1");
        assertThat(folders().installed()).extracting(InstalledEngine::folder).containsExactly(installed);
    }

    @Test
    void downloadsNothingWhereTheBuildIsThere() throws Exception {
        // Given
        pack("linux-x64", library("linux-x64", "libllama.so"));
        install(EngineVariant.CPU);
        npm("exit 1");

        // When
        Path again = install(EngineVariant.CPU);

        // Then
        assertThat(names(again)).contains("libllama.so");
    }

    @Test
    void putsTheCuda12LibraryIntoThePlaceOfTheOther() throws Exception {
        // Given
        pack("linux-x64-cuda", library("linux-x64-cuda", "libllama.cuda.so", "libggml-cuda.so"));
        pack("linux-x64-cuda-ext", Map.of("package/bins/linux-x64-cuda/fallback/libggml-cuda.so", "for CUDA 12"));

        // When
        Path installed = install(EngineVariant.CUDA12);

        // Then
        assertThat(installed.getFileName()).hasToString("linux-x64-cuda12-3.22.1");
        assertThat(installed.resolve("libggml-cuda.so")).hasContent("for CUDA 12");
        assertThat(names(installed)).contains("libllama.cuda.so");
    }

    @Test
    void refusesAPackageWithAnotherHash() throws Exception {
        pack("linux-x64", library("linux-x64", "libllama.so"));
        pins.setProperty("linux-x64", "sha512-AAAA");

        assertRefused("has the hash");
    }

    @Test
    void refusesPathsThatLeadOutAndLinks() throws Exception {
        for (String path : List.of("package/../../libllama.so", "/tmp/libllama.so", "package/bins/..\\libllama.so")) {
            pack("linux-x64", Map.of(path, "x"));
            assertRefused("leads out");
        }
        packLink("linux-x64");
        assertRefused("link");
    }

    @Test
    void refusesAPackageWithoutTheLibrary() throws Exception {
        pack("linux-x64", library("linux-x64", "libggml-base.so"));

        assertRefused("no llama library");
    }

    @Test
    void saysWhatNpmSaidAndWhatToDo() {
        pins.setProperty("linux-x64", "sha512-AAAA");

        assertThatThrownBy(() -> install(EngineVariant.CPU))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL))
                .hasMessageContaining("E404")
                .hasMessageContaining("library-path");
    }

    @Test
    void saysWhatToDoWithoutNpm() throws Exception {
        pack("linux-x64", library("linux-x64", "libllama.so"));
        EngineInstall install = new EngineInstall(folders(), folder.toString());

        assertThatThrownBy(() -> install.install(EngineVariant.CPU, _ -> {}))
                .hasMessageContaining("npm was not found")
                .hasMessageContaining("wenshu.engine.llamacpp.library-path");
    }

    @Test
    void saysWhichBuildsThereAreWhereThisOneIsNot() throws Exception {
        pack("linux-x64", library("linux-x64", "libllama.so"));

        assertThatThrownBy(() -> install(EngineVariant.VULKAN))
                .hasMessageContaining("linux-x64-vulkan")
                .hasMessageContaining("here there are: linux-x64.");
    }

    @Test
    void removesABuildByNameAndNothingByAPath() throws Exception {
        // Given
        pack("linux-x64", library("linux-x64", "libllama.so"));
        Path installed = install(EngineVariant.CPU);

        // Then
        assertThat(folders().remove("../engines")).isFalse();
        assertThat(folders().remove("linux-x64-3.22.1")).isTrue();
        assertThat(installed).doesNotExist();
        assertThat(folders().installed()).isEmpty();
    }

    @Test
    void namesPlatformsAsThePackagesDo() {
        assertThat(EngineBuilds.platform("Linux", "amd64")).isEqualTo("linux-x64");
        assertThat(EngineBuilds.platform("Linux", "aarch64")).isEqualTo("linux-arm64");
        assertThat(EngineBuilds.platform("Mac OS X", "aarch64")).isEqualTo("mac-arm64");
        assertThat(EngineBuilds.platform("Windows 11", "amd64")).isEqualTo("win-x64");
    }

    private void assertRefused(String why) throws IOException {
        assertThatThrownBy(() -> install(EngineVariant.CPU))
                .isInstanceOf(Fault.class)
                .hasMessageContaining(why);
        assertThat(names(folder.resolve("engines"))).isEmpty();
    }

    private EngineFolders folders() {
        return new EngineFolders(folder.resolve("engines"), new EngineBuilds("linux-x64", pins));
    }

    private Path install(EngineVariant variant) {
        return new EngineInstall(folders(), bin.toString()).install(variant, _ -> {});
    }

    private void npm(String script) throws IOException {
        Path npm = bin.resolve("npm");
        Files.writeString(npm, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Map<String, String> library(String platform, String... files) {
        Map<String, String> entries = new TreeMap<>(Map.of("package/LICENSE", "MIT"));
        for (String file : files) {
            entries.put("package/bins/" + platform + "/" + file, "code");
        }
        return entries;
    }

    private void pack(String name, Map<String, String> entries) throws Exception {
        write(name, tar -> {
            for (Map.Entry<String, String> file : entries.entrySet()) {
                byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey(), true);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        });
    }

    private void packLink(String name) throws Exception {
        write(name, tar -> {
            TarArchiveEntry link = new TarArchiveEntry("package/bins/libllama.so", TarConstants.LF_SYMLINK);
            link.setLinkName("/etc/passwd");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
        });
    }

    private void write(String name, Entries entries) throws Exception {
        Path archive = archives.resolve(name + ".tgz");
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            entries.write(tar);
        }
        byte[] digest = MessageDigest.getInstance("SHA-512").digest(Files.readAllBytes(archive));
        pins.setProperty(name, "sha512-" + Base64.getEncoder().encodeToString(digest));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Writes into an archive. */
    @FunctionalInterface
    private interface Entries {
        void write(TarArchiveOutputStream tar) throws IOException;
    }
}
