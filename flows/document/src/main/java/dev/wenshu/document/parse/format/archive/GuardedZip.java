package dev.wenshu.document.parse.format.archive;

import dev.wenshu.document.parse.format.Refusal;
import dev.wenshu.document.parse.wire.ParseLimits;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A ZIP file that refuses to unpack to more than the limits, whatever its directory says. */
public final class GuardedZip implements AutoCloseable {
    private static final String OOXML = "application/vnd.openxmlformats-officedocument.";
    private static final long HARMLESS = 16L * 1024 * 1024;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Map<String, String> BY_ENTRY = Map.of(
            "word/document.xml",
            OOXML + "wordprocessingml.document",
            "xl/workbook.xml",
            OOXML + "spreadsheetml.sheet",
            "xl/workbook.bin",
            "application/vnd.ms-excel.sheet.binary.macroenabled.12",
            "ppt/presentation.xml",
            OOXML + "presentationml.presentation",
            "OFD.xml",
            "application/ofd",
            "META-INF/container.xml",
            "application/epub+zip");

    private final ZipFile zip;
    private final ParseLimits limits;
    private final long packed;
    private long expanded;

    public GuardedZip(Path file, ParseLimits limits) throws IOException {
        this.zip = open(file);
        this.limits = limits;
        this.packed = Files.size(file);
        List<ZipArchiveEntry> entries = entries();
        if (entries.size() > limits.entries()) {
            zip.close();
            throw new Refusal(
                    "EXPANSION_LIMIT",
                    "The file has " + entries.size() + " entries; the limit is " + limits.entries() + ".");
        }
        long declared = entries.stream()
                .mapToLong(entry -> Math.max(0, entry.getSize()))
                .reduce(0, (one, other) -> Math.min(limits.expandedBytes() + 1, one + other));
        if (isWild(declared)) {
            zip.close();
            throw Refusal.expansion();
        }
    }

    /** What kind of ZIP-based format the file is; {@code application/zip} where it is none, or damaged. */
    public static String mediaType(Path file) throws IOException {
        try (ZipFile zip = open(file)) {
            ZipArchiveEntry mimetype = zip.getEntry("mimetype");
            if (mimetype != null && mimetype.getSize() < 200) {
                try (InputStream in = zip.getInputStream(mimetype)) {
                    return new String(in.readNBytes(200), StandardCharsets.US_ASCII).strip();
                }
            }
            for (Map.Entry<String, String> known : BY_ENTRY.entrySet()) {
                if (find(zip, known.getKey()) != null) {
                    return known.getValue();
                }
            }
            return "application/zip";
        } catch (IOException | IllegalArgumentException e) {
            return "application/zip";
        }
    }

    /** In the order of the directory. */
    public List<ZipArchiveEntry> entries() {
        return Collections.list(zip.getEntries());
    }

    /** By exact name, else without regard to case; null where there is none. */
    public @Nullable ZipArchiveEntry entry(String name) {
        return find(zip, name);
    }

    /** Null where there is no such entry. */
    public @Nullable InputStream open(String name) throws IOException {
        ZipArchiveEntry entry = entry(name);
        return entry == null ? null : open(entry);
    }

    public InputStream open(ZipArchiveEntry entry) throws IOException {
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw Refusal.encrypted();
        }
        return new Counting(zip.getInputStream(entry));
    }

    /** Unpacks everything into nothing, for readers that open the file on their own afterwards. */
    public void checkExpansion() throws IOException {
        for (ZipArchiveEntry entry : entries()) {
            try (InputStream in = open(entry)) {
                in.skip(Long.MAX_VALUE);
            }
        }
    }

    /** Names without the UTF-8 flag are UTF-8 where that is possible, else GB18030. */
    public static String nameOf(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
            return entry.getName();
        }
        if (entry.getNameSource() == ZipArchiveEntry.NameSource.UNICODE_EXTRA_FIELD) {
            return entry.getName();
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(raw, GB18030);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private boolean isWild(long bytes) {
        boolean steep = bytes > HARMLESS && bytes / Math.max(1, packed) > limits.expansionRatio();
        return steep || bytes > limits.expandedBytes();
    }

    private static ZipFile open(Path file) throws IOException {
        return ZipFile.builder()
                .setPath(file)
                .setCharset(StandardCharsets.UTF_8)
                .get();
    }

    private static @Nullable ZipArchiveEntry find(ZipFile zip, String name) {
        ZipArchiveEntry exact = zip.getEntry(name);
        if (exact != null) {
            return exact;
        }
        String wanted = name.toLowerCase(Locale.ROOT);
        return Collections.list(zip.getEntries()).stream()
                .filter(entry -> entry.getName()
                        .replace('\\', '/')
                        .toLowerCase(Locale.ROOT)
                        .equals(wanted))
                .findFirst()
                .orElse(null);
    }

    private final class Counting extends FilterInputStream {
        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        @Override
        public long skip(long n) throws IOException {
            byte[] buffer = new byte[1 << 16];
            long skipped = 0;
            while (skipped < n) {
                int read = read(buffer, 0, (int) Math.min(buffer.length, n - skipped));
                if (read < 0) {
                    break;
                }
                skipped += read;
            }
            return skipped;
        }

        private void count(int bytes) {
            expanded += bytes;
            if (isWild(expanded)) {
                throw Refusal.expansion();
            }
        }
    }
}
