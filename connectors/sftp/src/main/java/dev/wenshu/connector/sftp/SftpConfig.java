package dev.wenshu.connector.sftp;

import dev.wenshu.connector.files.FileSettings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings {@code wenshu.sftp.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.sftp")
public interface SftpConfig {
    /** The folders to watch, by a short name of one's own choice; none switches the connector off. */
    Map<String, Folder> folders();

    /** One folder on a server. */
    interface Folder extends FileSettings {
        String host();

        @WithDefault("22")
        int port();

        String user();

        /** The password itself. */
        Optional<String> password();

        /** Environment variable that holds the password. */
        Optional<String> passwordEnv();

        /** File that holds the password; read anew at each login. */
        Optional<Path> passwordFile();

        /** Private key as OpenSSH or PEM; read anew at each login. */
        Optional<Path> privateKeyFile();

        /** What the private key is encrypted with. */
        Optional<String> passphrase();

        /** Environment variable that holds the passphrase. */
        Optional<String> passphraseEnv();

        /** File that holds the passphrase. */
        Optional<Path> passphraseFile();

        /** File with the keys of known hosts, as OpenSSH keeps it; never written to. */
        Optional<Path> knownHosts();

        /** Fingerprints of the server's keys, as in {@code SHA256:...}. */
        Optional<List<String>> hostKey();

        /** Absolute, or relative to where the login begins; empty is where the login begins. */
        Optional<String> folder();

        /** How the server writes names of files. */
        @WithDefault("UTF-8")
        Charset charset();

        /** Longest wait for a connection. */
        @WithDefault("10s")
        Duration connectTimeout();

        /** Longest wait for an answer of the server. */
        @WithDefault("30s")
        Duration timeout();
    }
}
