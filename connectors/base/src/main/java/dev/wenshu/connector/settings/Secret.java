package dev.wenshu.connector.settings;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A password or the like, set in one of three ways: itself, or the name of an environment variable or of a file that holds it. It is
 * read at each use, so that it can be rotated, and never shown.
 *
 * @param setting its name, as in {@code password}, or whose it is; begins the message of a fault
 */
public record Secret(String setting, Optional<String> value, Optional<String> env, Optional<Path> file) {
    public boolean isSet() {
        return ways() > 0;
    }

    /** What is wrong with the settings, as {@code setting: what}; nothing where none is set. */
    public List<String> faults() {
        return ways() > 1
                ? List.of("%1$s, %1$s-env and %1$s-file: set one of them".formatted(setting))
                : List.<String>of();
    }

    /** The secret without outer blanks; empty where none is set, a SETUP fault where it is not where the settings say. */
    public Optional<String> read() {
        return value.map(String::strip).or(() -> env.map(this::fromEnvironment)).or(() -> file.map(this::fromFile));
    }

    /** The same where there has to be one; a SETUP fault where none is set. */
    public String require() {
        return read().orElseThrow(() -> missing("no password is set"));
    }

    /** Whether it is the same until the suite ends, so that it may be looked at when that starts. */
    public boolean isFixed() {
        return file.isEmpty();
    }

    /** How many of the three are set. */
    public long ways() {
        return Stream.of(value, env, file).filter(Optional::isPresent).count();
    }

    private String fromEnvironment(String variable) {
        String found = System.getenv(variable);
        if (found == null || found.isBlank()) {
            throw missing("the environment variable " + variable + " is not set");
        }
        return found.strip();
    }

    private String fromFile(Path from) {
        try {
            String found = Files.readString(from).strip();
            if (found.isEmpty()) {
                throw missing(from + " is empty");
            }
            return found;
        } catch (IOException e) {
            throw missing(from + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private Fault missing(String what) {
        return new Fault(FaultCategory.SETUP, setting + ": " + what);
    }

    @Override
    public String toString() {
        return "Secret[" + setting + "]";
    }
}
