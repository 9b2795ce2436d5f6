package dev.wenshu.connector.smb;

import dev.wenshu.connector.files.FileSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings {@code wenshu.smb.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.smb")
public interface SmbConfig {
    /** The shares to watch, by a short name of one's own choice; none switches the connector off. */
    Map<String, Share> shares();

    /** One share, or a folder in it. */
    interface Share extends FileSettings {
        String host();

        @WithDefault("445")
        int port();

        /** Name of the share. */
        String share();

        /** Domain or workgroup of the user. */
        Optional<String> domain();

        String user();

        /** The password itself. */
        Optional<String> password();

        /** Environment variable that holds the password. */
        Optional<String> passwordEnv();

        /** File that holds the password; read anew at each login. */
        Optional<Path> passwordFile();

        /** The only folder that counts; empty takes the whole share. */
        Optional<String> folder();

        /** Whether content must be encrypted on its way; a server that cannot is refused. */
        @WithDefault("true")
        boolean encrypt();

        /** Longest wait for a connection. */
        @WithDefault("10s")
        Duration connectTimeout();

        /** Longest wait for an answer of the server. */
        @WithDefault("30s")
        Duration timeout();
    }
}
