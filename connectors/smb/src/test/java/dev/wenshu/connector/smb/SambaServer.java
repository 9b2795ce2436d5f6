package dev.wenshu.connector.smb;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.testkit.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Samba's smbd as a process of this test, with its own settings, state and passwords; skipped where it cannot run. */
final class SambaServer implements AutoCloseable {
    static final String PASSWORD = "s3cret-of-the-fixture";

    private static final Path SMBD = Path.of("/usr/sbin/smbd");
    private static final Path SMBPASSWD = Path.of("/usr/bin/smbpasswd");
    private static final String USER = System.getProperty("user.name");

    private final Path base;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    SambaServer(Path base) throws IOException {
        this(base, "");
    }

    /** @param more lines for the share */
    SambaServer(Path base, String more) throws IOException {
        assumeTrue(
                Files.isExecutable(SMBD) && Files.isExecutable(SMBPASSWD),
                "samba is not installed, so nothing is tested against a server");
        assumeTrue(USER.equals("root"), "smbd wants to be started by root");
        this.base = base;
        this.folder = Files.createDirectories(base.resolve("share/in/box"));
        this.port = freePort();
        for (String own : List.of("private", "state", "cache", "lock", "rpc")) {
            Files.createDirectories(base.resolve(own));
        }
        Files.writeString(base.resolve("smb.conf"), config() + more);
        Files.writeString(base.resolve("password"), PASSWORD + "\n");
        addUser();
        start();
    }

    Path folder() {
        return folder;
    }

    Map<String, String> settings() {
        return Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(port),
                "share", "docs",
                "domain", "WENSHU",
                "user", USER,
                "password-file", base.resolve("password").toString(),
                "folder", "in/box",
                "timeout", "5s");
    }

    SmbConfig config(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(Map.of("poll-interval", "100ms", "stability-window", "0s"));
        all.putAll(settings());
        all.putAll(more);
        Map<String, String> named = new HashMap<>();
        all.forEach((setting, value) -> named.put("wenshu.smb.shares.in." + setting, value));
        return Settings.of(SmbConfig.class, named);
    }

    FileSession session() {
        return SmbSettings.of(config(Map.of()))
                .folders()
                .getFirst()
                .source()
                .store()
                .open();
    }

    void spoilCredentials() throws IOException {
        Files.writeString(base.resolve("password"), "not the password");
    }

    void start() throws IOException {
        process = new ProcessBuilder(
                        SMBD.toString(),
                        "--foreground",
                        "--no-process-group",
                        "-s",
                        base.resolve("smb.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("smbd.out").toFile())
                .start();
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(this::answers);
    }

    /** Breaks all connections and takes no more; nothing of it writes to its folder after that. */
    void stop() {
        if (process != null) {
            List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> all.stream().noneMatch(ProcessHandle::isAlive) && !answers());
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void addUser() throws IOException {
        Process run = new ProcessBuilder(
                        SMBPASSWD.toString(), "-c", base.resolve("smb.conf").toString(), "-s", "-a", USER)
                .redirectErrorStream(true)
                .start();
        run.getOutputStream().write((PASSWORD + "\n" + PASSWORD + "\n").getBytes(StandardCharsets.UTF_8));
        run.getOutputStream().close();
        try {
            if (!run.waitFor(20, TimeUnit.SECONDS) || run.exitValue() != 0) {
                throw new IOException(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String config() {
        return """
                [global]
                server role = standalone server
                workgroup = WENSHU
                smb ports = %d
                interfaces = 127.0.0.1/8
                bind interfaces only = yes
                disable netbios = yes
                private dir = %2$s/private
                state directory = %2$s/state
                cache directory = %2$s/cache
                lock directory = %2$s/lock
                pid directory = %2$s/lock
                ncalrpc dir = %2$s/rpc
                log file = %2$s/log
                passdb backend = tdbsam:%2$s/private/passdb.tdb
                load printers = no
                printing = bsd
                printcap name = /dev/null
                server min protocol = SMB2_10
                [docs]
                path = %2$s/share
                read only = no
                """.formatted(port, base);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
