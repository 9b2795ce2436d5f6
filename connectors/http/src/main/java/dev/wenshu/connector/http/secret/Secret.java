package dev.wenshu.connector.http.secret;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A secret from the settings: the text itself, an environment variable or a file, which is read each time so that it can be rotated.
 *
 * @param setting full name, for messages
 */
public record Secret(String setting, Optional<String> text, Optional<String> env, Optional<Path> file) {
    /** The secret; a SETUP fault where there is none. */
    public String value() {
        String value = text.or(() -> env.map(System::getenv))
                .or(() -> file.map(this::read))
                .map(String::strip)
                .orElse("");
        if (value.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, setting + " is empty. Check the variable or file that is to hold it");
        }
        return value;
    }

    /** Whether exactly one place is named. */
    public boolean isNamedOnce() {
        return Stream.of(text, env, file).filter(Optional::isPresent).count() == 1;
    }

    /** Whether the settings say nothing. */
    public boolean isAbsent() {
        return text.isEmpty() && env.isEmpty() && file.isEmpty();
    }

    /** Whether the value may be looked at when the suite starts. */
    public boolean isFixed() {
        return file.isEmpty();
    }

    private String read(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, setting + "-file: " + path + " cannot be read", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[" + setting + "]";
    }
}
