package dev.wenshu.connector.sftp;

import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.testkit.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An SFTP server on a free port whose folder lies on this machine. */
interface TestServer extends AutoCloseable {
    /** The watched folder. */
    Path folder();

    /** Where it is, who comes, and how the server is known. */
    Map<String, String> settings();

    /** The user's password or key is no longer the right one. */
    void spoilCredentials() throws IOException;

    /** Breaks all connections and takes no more. */
    void stop() throws IOException;

    /** The same port again. */
    void start() throws IOException;

    @Override
    void close() throws IOException;

    default SftpConfig config(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("poll-interval", "100ms", "stability-window", "0s"));
        all.putAll(settings());
        all.putAll(more);
        Map<String, String> named = new HashMap<>();
        all.forEach((setting, value) -> named.put("wenshu.sftp.folders.in." + setting, value));
        return Settings.of(SftpConfig.class, named);
    }

    default FileSession session() {
        return SftpSettings.of(config(Map.of()))
                .folders()
                .getFirst()
                .source()
                .store()
                .open();
    }
}
