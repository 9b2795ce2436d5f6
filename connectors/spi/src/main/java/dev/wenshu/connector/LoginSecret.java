package dev.wenshu.connector;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** A password where the settings put it: the value itself, an environment variable, or a file that can be rotated. */
public final class LoginSecret {
    private final String owner;
    private final Optional<String> password;
    private final Optional<String> variable;
    private final Optional<Path> file;

    /** @param owner whose password it is, as in {@code mail account office}; begins the message of a fault */
    public LoginSecret(String owner, Optional<String> password, Optional<String> variable, Optional<Path> file) {
        this.owner = owner;
        this.password = password;
        this.variable = variable;
        this.file = file;
    }

    /** How many of the three are set; one is right, none where nobody logs in. */
    public long places() {
        return Stream.of(password, variable, file).filter(Optional::isPresent).count();
    }

    /** The secret as it is now; a SETUP fault where there is none. To be asked for at each login and not kept. */
    public String read() {
        return password.or(() -> variable.map(this::fromEnvironment))
                .or(() -> file.map(this::fromFile))
                .orElseThrow(() -> missing("no password is set"));
    }

    private String fromEnvironment(String name) {
        String value = System.getenv(name);
        if (value == null || value.isBlank()) {
            throw missing("the environment variable " + name + " is not set");
        }
        return value.strip();
    }

    private String fromFile(Path path) {
        try {
            String value = Files.readString(path).strip();
            if (value.isEmpty()) {
                throw missing(path + " is empty");
            }
            return value;
        } catch (IOException e) {
            throw new Fault(FaultCategory.SETUP, owner + ": " + path + " cannot be read", e);
        }
    }

    private Fault missing(String what) {
        return new Fault(FaultCategory.SETUP, owner + ": " + what);
    }

    @Override
    public String toString() {
        return "LoginSecret[" + owner + "]";
    }
}
