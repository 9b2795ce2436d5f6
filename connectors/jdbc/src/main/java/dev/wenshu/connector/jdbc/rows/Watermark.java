package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.jdbc.database.ColumnKind;
import dev.wenshu.connector.jdbc.rows.RowSettings.WatermarkSettings;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far one look came. It goes on from row to row while each is settled, and stays before the first that is not, which so is
 * listed again. For one look and one thread.
 */
final class Watermark {
    private final WatermarkSettings settings;
    private final ColumnKind kind;
    private final InstantSource clock;
    private final Optional<String> stored;
    private @Nullable String current;
    private @Nullable String reached;
    private boolean isCurrentOpen;
    private boolean isBlocked;

    Watermark(WatermarkSettings settings, ColumnKind kind, InstantSource clock) {
        this.settings = settings;
        this.kind = kind;
        this.clock = clock;
        settings.overlap().requireFor(kind);
        this.stored = read();
    }

    /** Where the look begins; empty at the first row of all. */
    Optional<String> start() {
        return stored.map(value -> settings.overlap().before(kind, value));
    }

    void listed(String value) {
        isBlocked |= isCurrentOpen;
        isCurrentOpen = true;
        current = value;
    }

    void settled() {
        isCurrentOpen = false;
        if (!isBlocked) {
            reached = current;
        }
    }

    /** Stores how far the look came; a row from the future does not take it there, as those of today would be lost. */
    void store() {
        if (reached == null) {
            return;
        }
        String next = compare(reached, now(reached)) > 0 ? now(reached) : reached;
        if (stored.isEmpty() || compare(next, stored.get()) > 0) {
            write(next);
        }
    }

    private String now(String otherwise) {
        return switch (kind) {
            case INSTANT -> clock.instant().toString();
            case LOCAL_TIME ->
                LocalDateTime.ofInstant(clock.instant(), ZoneId.systemDefault()).toString();
            default -> otherwise;
        };
    }

    private int compare(String one, String other) {
        return switch (kind) {
            case INSTANT -> Instant.parse(one).compareTo(Instant.parse(other));
            case LOCAL_TIME -> LocalDateTime.parse(one).compareTo(LocalDateTime.parse(other));
            default -> new BigDecimal(one).compareTo(new BigDecimal(other));
        };
    }

    private Optional<String> read() {
        if (!Files.exists(settings.file())) {
            return Optional.empty();
        }
        try {
            String[] parts = Files.readString(settings.file()).strip().split(" ", 2);
            if (parts.length != 2 || !parts[0].equals(kind.name())) {
                throw unusable("holds no value of this watermark-column. Delete it to begin with the first row", null);
            }
            compare(parts[1], parts[1]);
            return Optional.of(parts[1]);
        } catch (IOException | IllegalArgumentException | DateTimeException e) {
            throw unusable("cannot be read", e);
        }
    }

    private void write(String value) {
        Path file = settings.file();
        Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.writeString(temporary, kind + " " + value + "\n");
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unusable("cannot be written. Give the account that runs Wenshu permission there, and make room", e);
        }
    }

    private Fault unusable(String why, @Nullable Exception cause) {
        return new Fault(FaultCategory.SETUP, "the watermark file " + settings.file() + " " + why, cause);
    }
}
