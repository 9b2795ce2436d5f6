package dev.wenshu.app.models.engine;

import dev.wenshu.app.models.engine.EngineBuilds.PinnedPackage;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** An npm package as a file. Nothing in it is trusted before its hash is the pinned one, and little after. */
final class PackageArchive {
    private static final String ALGORITHM = "sha512-";
    private static final Pattern LIBRARY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}\\.(so|dylib|dll)");
    private static final String LICENSE = "package/LICENSE";
    private static final int MAX_ENTRIES = 1000;
    private static final long MAX_BYTES = 2L * 1024 * 1024 * 1024;

    private final Path file;
    private final PinnedPackage pinned;

    /** Checks the hash; another one is an EXTERNAL fault. */
    PackageArchive(Path file, PinnedPackage pinned) throws IOException {
        this.file = file;
        this.pinned = pinned;
        String found = ALGORITHM + Base64.getEncoder().encodeToString(sha512(file));
        if (!found.equals(pinned.integrity())) {
            throw new Fault(
                    FaultCategory.EXTERNAL,
                    "the package " + pinned.spec() + " has the hash " + found + " and not the pinned "
                            + pinned.integrity() + "; nothing was installed");
        }
    }

    /** Writes the native libraries and the licence into a folder, all beside one another, over those of the same name. */
    void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        long written = 0;
        int entries = 0;
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(raw))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                String name = fileName(entry);
                written += Math.max(0, entry.getSize());
                if (++entries > MAX_ENTRIES || written > MAX_BYTES) {
                    throw refused("it is larger than any build");
                }
                if (entry.isFile()
                        && (LIBRARY.matcher(name).matches() || entry.getName().equals(LICENSE))) {
                    try (OutputStream out = Files.newOutputStream(folder.resolve(name))) {
                        tar.transferTo(out);
                    }
                }
            }
        }
    }

    private String fileName(TarArchiveEntry entry) {
        String path = entry.getName();
        boolean outside = path.startsWith("/") || path.contains("\\") || path.contains("..") || path.contains(":");
        if (outside || entry.isSymbolicLink() || entry.isLink()) {
            throw refused("it holds a link or a path that leads out of it");
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private Fault refused(String why) {
        return new Fault(FaultCategory.EXTERNAL, "the package " + pinned.spec() + " is refused: " + why);
    }

    private static byte[] sha512(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-512");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return digest.digest();
    }
}
