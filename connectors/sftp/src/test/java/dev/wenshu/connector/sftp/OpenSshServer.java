package dev.wenshu.connector.sftp;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** OpenSSH's own server as a process of this test, for the user that runs it; skipped where Debian's openssh-server is not there. */
final class OpenSshServer implements TestServer {
    static final String PASSPHRASE = "s3cret passphrase of the fixture";

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final Path KEYGEN = Path.of("/usr/bin/ssh-keygen");
    private static final Path PRIVILEGE_SEPARATION = Path.of("/run/sshd");

    private static final Keys KEYS = new Keys();

    private final Path base;
    private final Path folder;
    private final int port;
    private @Nullable Process process;

    OpenSshServer(Path base) throws IOException {
        assumeTrue(
                Files.isExecutable(SSHD) && Files.isExecutable(KEYGEN),
                "openssh-server is not installed, so nothing is tested against OpenSSH");
        this.base = base;
        this.folder = Files.createDirectories(base.resolve("in/box"));
        this.port = freePort();
        KEYS.writeTo(base);
        trust(knownHost("host_ed25519"));
        Files.copy(base.resolve("user.pub"), base.resolve("authorized"));
        Files.writeString(base.resolve("passphrase"), PASSPHRASE + "\n");
        Files.writeString(base.resolve("config"), config());
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(PRIVILEGE_SEPARATION);
        }
        start();
    }

    @Override
    public Path folder() {
        return folder;
    }

    Path base() {
        return base;
    }

    int port() {
        return port;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(port),
                "user", System.getProperty("user.name"),
                "private-key-file", base.resolve("user").toString(),
                "passphrase-file", base.resolve("passphrase").toString(),
                "known-hosts", base.resolve("known_hosts").toString(),
                "folder", folder.toString(),
                "timeout", "5s");
    }

    @Override
    public void spoilCredentials() throws IOException {
        Files.move(base.resolve("stranger"), base.resolve("user"), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void start() throws IOException {
        process = new ProcessBuilder(
                        SSHD.toString(),
                        "-D",
                        "-e",
                        "-f",
                        base.resolve("config").toString())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("sshd.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(10)).until(this::answers);
    }

    @Override
    public void stop() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            await().atMost(Duration.ofSeconds(10)).until(() -> !answers());
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** The line of known_hosts for one of the server's keys. */
    String knownHost(String key) throws IOException {
        String[] parts = Files.readString(base.resolve(key + ".pub")).split(" ", -1);
        return "[127.0.0.1]:" + port + " " + parts[0] + " " + parts[1] + "\n";
    }

    void trust(String lines) throws IOException {
        Files.writeString(base.resolve("known_hosts"), lines);
    }

    static void run(String... command) throws IOException {
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!run.waitFor(20, TimeUnit.SECONDS) || run.exitValue() != 0) {
                throw new IOException(List.of(command).getFirst() + ": " + said);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private String config() {
        return """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %2$s/host_ed25519
                HostKey %2$s/host_rsa
                AuthorizedKeysFile %2$s/authorized
                PidFile none
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                PermitRootLogin prohibit-password
                Subsystem sftp internal-sftp
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

    /** Made once, as that takes longer than anything else here. */
    private static final class Keys {
        private final Map<String, byte[]> files = new HashMap<>();

        synchronized void writeTo(Path folder) throws IOException {
            if (files.isEmpty()) {
                make(folder, "host_ed25519", "ed25519", "");
                make(folder, "host_rsa", "rsa", "");
                make(folder, "user", "ed25519", PASSPHRASE);
                make(folder, "stranger", "ed25519", PASSPHRASE);
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path to = Files.write(folder.resolve(file.getKey()), file.getValue());
                Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
            }
        }

        private void make(Path folder, String name, String kind, String passphrase) throws IOException {
            Path file = folder.resolve(name);
            run(KEYGEN.toString(), "-q", "-t", kind, "-N", passphrase, "-C", "test", "-f", file.toString());
            files.put(name, Files.readAllBytes(file));
            files.put(name + ".pub", Files.readAllBytes(folder.resolve(name + ".pub")));
        }
    }
}
