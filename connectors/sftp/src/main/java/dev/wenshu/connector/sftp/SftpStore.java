package dev.wenshu.connector.sftp;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.files.FileSession;
import dev.wenshu.connector.files.FileStore;
import dev.wenshu.connector.sftp.SftpConfig.Folder;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.UserAuthFactory;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.io.resource.PathResource;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;

/** A folder on an SFTP server. Each connection is a client of its own with two threads, all gone when it is closed. */
record SftpStore(String source, Folder folder) implements FileStore {
    /** What all servers speak, OpenSSH no other (draft-ietf-secsh-filexfer-02). */
    private static final int VERSION = 3;

    private static final int THREADS = 2;

    @Override
    public FileSession open() {
        HostKeys hostKeys = new HostKeys(folder);
        SshClient client = client(hostKeys);
        try {
            client.start();
            ClientSession session = login(client, hostKeys);
            SftpClient sftp = subsystem(session);
            sftp.setNameDecodingCharset(folder.charset());
            return new SftpSession(new RemoteFolder(source, root(), sftp), client::stop);
        } catch (RuntimeException e) {
            client.stop();
            throw e;
        }
    }

    private SshClient client(HostKeys hostKeys) {
        SshClient client = SshClient.setUpDefaultClient();
        // Nothing of the home directory of whoever runs the suite counts: no configuration, no keys, no known hosts.
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setServerKeyVerifier(hostKeys);
        UserAuthPublicKeyFactory publicKey = new UserAuthPublicKeyFactory(client.getSignatureFactories());
        client.setUserAuthFactories(List.<UserAuthFactory>of(
                publicKey, UserAuthKeyboardInteractiveFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        client.setSignatureFactories(hostKeys.signatures(client.getSignatureFactories()));
        CoreModuleProperties.NIO_WORKERS.set(client, THREADS);
        CoreModuleProperties.PASSWORD_PROMPTS.set(client, 1);
        // The client waits as long for an answer as a connection may be idle.
        CoreModuleProperties.IDLE_TIMEOUT.set(client, folder.timeout());
        CoreModuleProperties.STOP_WAIT_TIME.set(client, Duration.ofSeconds(2));
        SftpModuleProperties.SFTP_CHANNEL_OPEN_TIMEOUT.set(client, folder.timeout());
        return client;
    }

    private ClientSession login(SshClient client, HostKeys hostKeys) {
        try {
            ClientSession session = client.connect(folder.user(), folder.host(), folder.port())
                    .verify(folder.connectTimeout())
                    .getSession();
            folder.privateKeyFile().ifPresent(file -> keys(file).forEach(session::addPublicKeyIdentity));
            SftpSettings.password(folder).read().ifPresent(session::addPasswordIdentity);
            session.auth().verify(folder.timeout());
            return session;
        } catch (IOException e) {
            throw hostKeys.refusal().orElseGet(() -> notLoggedIn(e));
        }
    }

    private static SftpClient subsystem(ClientSession session) {
        try {
            return SftpClientFactory.instance().createSftpClient(session, VERSION);
        } catch (IOException e) {
            throw session.isOpen()
                    ? new Fault(FaultCategory.SETUP, "the server lets this user in, but offers no SFTP of version 3", e)
                    : new Fault(FaultCategory.EXTERNAL, "the server broke off. It is tried again", e);
        }
    }

    private Fault notLoggedIn(IOException e) {
        int code = e instanceof SshException ssh ? ssh.getDisconnectCode() : 0;
        boolean refused = code == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE
                || (code == SshConstants.SSH2_DISCONNECT_PROTOCOL_ERROR
                        && String.valueOf(e.getMessage()).contains("authentication"));
        if (refused) {
            return new Fault(
                    FaultCategory.SETUP,
                    source + ": the server refuses the user, or the password or key it came with",
                    e);
        }
        if (code == SshConstants.SSH2_DISCONNECT_KEY_EXCHANGE_FAILED) {
            return new Fault(
                    FaultCategory.SETUP,
                    source
                            + ": the server and this client have no way of encryption, or no kind of host key, in common",
                    e);
        }
        return new Fault(
                FaultCategory.EXTERNAL,
                source + ": the server does not answer (" + e.getClass().getSimpleName() + "). It is tried again",
                e);
    }

    private Iterable<KeyPair> keys(Path file) {
        FilePasswordProvider passphrase = SftpSettings.passphrase(folder)
                .read()
                .map(FilePasswordProvider::of)
                .orElse(FilePasswordProvider.EMPTY);
        try (InputStream in = Files.newInputStream(file)) {
            Iterable<KeyPair> keys = SecurityUtils.loadKeyPairIdentities(null, new PathResource(file), in, passphrase);
            return keys == null ? Collections.emptyList() : keys;
        } catch (IOException | GeneralSecurityException e) {
            throw new Fault(
                    FaultCategory.SETUP,
                    "private-key-file: " + file + " cannot be read, or the passphrase is not the one it needs ("
                            + e.getClass().getSimpleName() + ")",
                    e);
        }
    }

    /** Put before paths; empty where the login begins. */
    private String root() {
        String path = folder.folder().orElse("");
        return (path.startsWith("/") ? "/" : "") + ItemPath.withoutOuterSlashes(path);
    }

    @Override
    public String toString() {
        return "SftpStore[" + source + "]";
    }
}
