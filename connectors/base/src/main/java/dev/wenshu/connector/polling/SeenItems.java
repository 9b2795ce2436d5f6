package dev.wenshu.connector.polling;

import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What was handed on, as 128 bits of a hash of id and state. A whole listing forgets what is no longer in the source, so it is
 * never larger than the source; over {@code most} it takes no more, and intake drops what it is then offered again. For one thread.
 */
final class SeenItems {
    private static final Pattern LINE = Pattern.compile("[0-9a-f]{32}");
    private static final int SPARE_LINES = 1_000;

    /** One state of one item. */
    record Fingerprint(long high, long low) {
        static Fingerprint of(String id, String state) {
            byte[] hash = ContentHash.sha256().digest((id + "\0" + state).getBytes(StandardCharsets.UTF_8));
            ByteBuffer bits = ByteBuffer.wrap(hash);
            return new Fingerprint(bits.getLong(), bits.getLong());
        }

        String line() {
            return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
        }

        static Fingerprint ofLine(String line) {
            return new Fingerprint(
                    HexFormat.fromHexDigitsToLong(line.substring(0, 16)),
                    HexFormat.fromHexDigitsToLong(line.substring(16)));
        }
    }

    private final Optional<Path> file;
    private final int most;
    private final Map<Fingerprint, Integer> lastListed = new HashMap<>();
    private int listing;
    private long lines;
    private boolean read;

    SeenItems(Optional<Path> file, int most) {
        this.file = file;
        this.most = most;
    }

    /** Call before each listing. */
    void nextListing() {
        if (!read) {
            file.filter(Files::exists).ifPresent(this::read);
            read = true;
        }
        listing++;
    }

    /** Whether it was handed on; asking is how an item is known to be there still. */
    boolean contains(Fingerprint item) {
        return lastListed.computeIfPresent(item, (same, before) -> listing) != null;
    }

    void add(Fingerprint item) {
        if (lastListed.size() < most && lastListed.put(item, listing) == null) {
            file.ifPresent(to -> append(to, item));
        }
    }

    /** Call after a listing that came to its end. */
    void listedAll() {
        lastListed.values().removeIf(last -> last < listing);
        if (lines > 2L * lastListed.size() + SPARE_LINES) {
            file.ifPresent(this::rewrite);
        }
    }

    int size() {
        return lastListed.size();
    }

    private void read(Path from) {
        try (BufferedReader in = Files.newBufferedReader(from, StandardCharsets.US_ASCII)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines++;
                // A line cut short by a crash is an item that is offered again.
                if (LINE.matcher(line).matches() && lastListed.size() < most) {
                    lastListed.put(Fingerprint.ofLine(line), listing);
                }
            }
        } catch (IOException e) {
            throw unusable(from, e);
        }
        rewrite(from);
    }

    private void append(Path to, Fingerprint item) {
        try {
            Files.writeString(
                    to,
                    item.line() + "\n",
                    StandardCharsets.US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            lines++;
        } catch (IOException e) {
            throw unusable(to, e);
        }
    }

    private void rewrite(Path to) {
        Path temporary = to.resolveSibling(to.getFileName() + ".tmp");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(temporary, StandardCharsets.US_ASCII)) {
                for (Fingerprint item : lastListed.keySet()) {
                    out.write(item.line());
                    out.write('\n');
                }
            }
            Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            lines = lastListed.size();
        } catch (IOException e) {
            throw unusable(to, e);
        }
    }

    private static Fault unusable(Path file, IOException cause) {
        return new Fault(
                FaultCategory.SETUP,
                "the seen file " + file + " cannot be read and written ("
                        + cause.getClass().getSimpleName()
                        + "). Give the account that runs Wenshu permission there, and make room",
                cause);
    }
}
