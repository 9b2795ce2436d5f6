package dev.wenshu.connector.sftp;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Apache MINA SSHD in this process, with what goes wrong on demand. */
final class MinaServer implements TestServer {
    static final String PASSWORD = "s3cret-of-the-fixture";

    private final Path home;
    private final Path passwordFile;
    private final SimpleGeneratorHostKeyProvider hostKey = new SimpleGeneratorHostKeyProvider();
    private final Map<String, String> listedAs = new ConcurrentHashMap<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final AtomicInteger logins = new AtomicInteger();
    private volatile Optional<SftpException> full = Optional.empty();
    private volatile boolean breaksNextRead;
    private volatile int port;
    private SshServer server;

    MinaServer(Path folder) throws IOException {
        home = Files.createDirectories(folder.resolve("home"));
        Files.createDirectories(home.resolve("in/box"));
        passwordFile = Files.writeString(folder.resolve("password"), PASSWORD + "\n");
        hostKey.setAlgorithm(KeyUtils.EC_ALGORITHM);
        hostKey.setKeySize(256);
        server = newServer();
        start();
    }

    @Override
    public Path folder() {
        return home.resolve("in/box");
    }

    PublicKey publicKey() {
        return hostKey.loadKeys(null).iterator().next().getPublic();
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(port),
                "user", "scanner",
                "password-file", passwordFile.toString(),
                "host-key", KeyUtils.getFingerPrint(BuiltinDigests.sha256, publicKey()),
                "folder", "in/box",
                "timeout", "5s");
    }

    @Override
    public void spoilCredentials() throws IOException {
        Files.writeString(passwordFile, "not the password");
    }

    /** A file of that name is listed under another. */
    void listAs(String name, String listed) {
        listedAs.put(name, listed);
    }

    /** Nobody may open a file or list a folder of that name. */
    void forbid(String name) {
        forbidden.add(name);
    }

    void permitAll() {
        forbidden.clear();
    }

    /** Whoever writes gets that answer. */
    void fillDisk(int status, String message) {
        full = Optional.of(new SftpException(status, message));
    }

    void breakNextRead() {
        breaksNextRead = true;
    }

    /** How often somebody came in. */
    int logins() {
        return logins.get();
    }

    int connections() {
        return server.getActiveSessions().size();
    }

    @Override
    public void stop() throws IOException {
        if (server.isStarted()) {
            server.getActiveSessions().forEach(session -> session.close(true));
            server.stop(true);
        }
    }

    @Override
    public void start() throws IOException {
        server = newServer();
        server.start();
        port = server.getPort();
    }

    @Override
    public void close() throws IOException {
        stop();
    }

    private SshServer newServer() {
        SshServer next = SshServer.setUpDefaultServer();
        next.setHost("127.0.0.1");
        next.setPort(port);
        next.setKeyPairProvider(hostKey);
        next.setPasswordAuthenticator((user, password, session) -> {
            boolean right = user.equals("scanner") && password.equals(PASSWORD);
            logins.addAndGet(right ? 1 : 0);
            return right;
        });
        next.setFileSystemFactory(new VirtualFileSystemFactory(home));
        next.setSubsystemFactories(List.of(new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new Accessor())
                .withSftpErrorStatusDataHandler(new Spoken())
                .build()));
        return next;
    }

    /** Says what went wrong, as some servers do. */
    private static final class Spoken implements SftpErrorStatusDataHandler {
        @Override
        public String resolveErrorMessage(
                SftpSubsystemEnvironment subsystem, int id, Throwable e, int status, int command, Object... arguments) {
            return String.valueOf(e.getMessage());
        }
    }

    private final class Accessor implements SftpFileSystemAccessor {
        @Override
        public void putRemoteFileName(
                SftpSubsystemProxy subsystem, Path path, Buffer buffer, String name, boolean shortName) {
            buffer.putString(listedAs.getOrDefault(name, name), StandardCharsets.UTF_8);
        }

        @Override
        public SeekableByteChannel openFile(
                SftpSubsystemProxy subsystem,
                FileHandle fileHandle,
                Path file,
                String handle,
                Set<? extends OpenOption> options,
                FileAttribute<?>... attributes)
                throws IOException {
            check(file);
            if (full.isPresent() && options.contains(StandardOpenOption.WRITE)) {
                throw full.get();
            }
            if (breaksNextRead) {
                breaksNextRead = false;
                return new BreakingChannel(
                        file, () -> server.getActiveSessions().forEach(session -> session.close(true)));
            }
            return SftpFileSystemAccessor.super.openFile(subsystem, fileHandle, file, handle, options, attributes);
        }

        @Override
        public DirectoryStream<Path> openDirectory(
                SftpSubsystemProxy subsystem, DirectoryHandle dirHandle, Path dir, String handle, LinkOption... options)
                throws IOException {
            check(dir);
            return SftpFileSystemAccessor.super.openDirectory(subsystem, dirHandle, dir, handle, options);
        }

        private void check(Path path) throws IOException {
            if (forbidden.contains(String.valueOf(path.getFileName()))) {
                throw new AccessDeniedException(path.toString());
            }
        }
    }
}
