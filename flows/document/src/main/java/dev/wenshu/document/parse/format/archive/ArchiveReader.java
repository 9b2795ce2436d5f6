package dev.wenshu.document.parse.format.archive;

import dev.wenshu.document.Block;
import dev.wenshu.document.DocumentFormat;
import dev.wenshu.document.DocumentHead;
import dev.wenshu.document.parse.format.DocumentSink;
import dev.wenshu.document.parse.format.FormatReader;
import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.format.Source;
import dev.wenshu.document.parse.format.TextPages;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Reads ZIP, tar, 7z, gz, bz2 and xz: each file in them is a part, links and folders are left out. */
public final class ArchiveReader implements FormatReader {
    private static final int MEMORY_KIBIBYTES = 64 * 1024;
    private static final int TAR_HEADER = 512;

    @Override
    public void read(Source source, DocumentSink sink) throws IOException {
        Entries entries = new Entries(source, sink);
        switch (source.mediaType()) {
            case "application/zip" -> readZip(source, sink, entries);
            case "application/x-tar" -> {
                try (InputStream in = Files.newInputStream(source.file())) {
                    readTar(in, entries);
                }
            }
            case "application/x-7z-compressed" -> readSevenZip(source, entries);
            default -> readCompressed(source, entries);
        }
        TextPages pages = TextPages.flowing(sink);
        for (String name : entries.names) {
            pages.add(Block.Kind.LIST_ITEM, name, 0);
        }
        sink.head(new DocumentHead(DocumentFormat.ARCHIVE, source.mediaType(), "", pages.finish(), Map.of(), false));
    }

    private static void readZip(Source source, DocumentSink sink, Entries entries) throws IOException {
        try (GuardedZip zip = new GuardedZip(source.file(), sink.limits())) {
            for (ZipArchiveEntry entry : zip.entries()) {
                if (entry.isUnixSymlink()) {
                    sink.problem("LINK_IGNORED", "The archive holds links; they were left out.");
                } else if (entry.getGeneralPurposeBit().usesEncryption()) {
                    entries.encrypted();
                } else if (!entry.isDirectory()) {
                    try (InputStream in = zip.open(entry)) {
                        entries.add(GuardedZip.nameOf(entry), in);
                    } catch (IOException e) {
                        sink.problem("ENTRY_BROKEN", "An entry of the archive is damaged and was left out.");
                    }
                }
            }
            entries.refuseIfAllEncrypted();
        }
    }

    private static void readTar(InputStream packed, Entries entries) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(packed, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
                    entries.add(entry.getName(), tar);
                }
            }
        }
    }

    private static void readSevenZip(Source source, Entries entries) throws IOException {
        try (SevenZFile archive = SevenZFile.builder()
                .setPath(source.file())
                .setMaxMemoryLimitKiB(MEMORY_KIBIBYTES)
                .get()) {
            for (SevenZArchiveEntry entry : archive.getEntries()) {
                if (entry.hasStream() && !entry.isDirectory()) {
                    try (InputStream in = archive.getInputStream(entry)) {
                        entries.add(entry.getName() == null ? "" : entry.getName(), in);
                    }
                }
            }
        } catch (org.apache.commons.compress.PasswordRequiredException e) {
            throw Refusal.encrypted();
        }
    }

    private static void readCompressed(Source source, Entries entries) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(source.file()));
                BufferedInputStream in = new BufferedInputStream(
                        new CompressorStreamFactory(true, MEMORY_KIBIBYTES).createCompressorInputStream(file))) {
            in.mark(TAR_HEADER + 1);
            byte[] header = in.readNBytes(TAR_HEADER);
            in.reset();
            if (TarArchiveInputStream.matches(header, header.length)) {
                readTar(in, entries);
            } else {
                entries.add(source.name().replaceFirst("(?i)\\.(gz|bz2|xz)$", ""), in);
            }
        } catch (CompressorException e) {
            throw Refusal.broken("its compression cannot be read");
        }
    }

    /** Hands on entries, within the limits on their number and on what they expand to together. */
    private static final class Entries {
        private static final long HARMLESS = 16L * 1024 * 1024;
        private static final Set<String> FURNITURE = Set.of(".ds_store", "thumbs.db", "desktop.ini");

        private final DocumentSink sink;
        private final long packed;
        private final Set<String> names = new java.util.LinkedHashSet<>();
        private final Set<String> unique = new HashSet<>();
        private long expanded;
        private int encrypted;

        Entries(Source source, DocumentSink sink) throws IOException {
            this.sink = sink;
            this.packed = Math.max(1, Files.size(source.file()));
        }

        void encrypted() throws IOException {
            encrypted++;
            sink.problem("ENTRY_ENCRYPTED", "Entries of the archive are protected by a password and were left out.");
        }

        void refuseIfAllEncrypted() {
            if (encrypted > 0 && names.isEmpty()) {
                throw Refusal.encrypted();
            }
        }

        void add(String name, InputStream in) throws IOException {
            String file = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
            if (name.startsWith("__MACOSX/") || FURNITURE.contains(file.toLowerCase(java.util.Locale.ROOT))) {
                return;
            }
            if (names.size() >= sink.limits().entries()) {
                throw Refusal.expansion();
            }
            if (!unique.add(name)) {
                sink.problem(
                        "DUPLICATE_ENTRY", "The archive names two entries alike, which attacks do; both were read.");
            }
            names.add(name);
            sink.part(name, new Bounded(in));
        }

        private final class Bounded extends java.io.FilterInputStream {
            Bounded(InputStream in) {
                super(in);
            }

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                expanded += Math.max(0, read);
                boolean wild =
                        expanded > HARMLESS && expanded / packed > sink.limits().expansionRatio();
                if (wild || expanded > sink.limits().expandedBytes()) {
                    throw Refusal.expansion();
                }
                return read;
            }

            @Override
            public void close() {}
        }
    }
}
