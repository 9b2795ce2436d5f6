package dev.wenshu.connector.sftp;

import dev.wenshu.connector.sftp.SftpConfig.Folder;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.sshd.client.config.hosts.KnownHostEntry;
import org.apache.sshd.client.keyverifier.ServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.NamedFactory;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.signature.Signature;

/** Which keys a server may show: those of the settings and no other. One for each login. */
final class HostKeys implements ServerKeyVerifier {
    private final Folder folder;
    private final List<KnownHostEntry> known;
    private volatile Optional<String> refused = Optional.empty();

    /** A SETUP fault where the known hosts cannot be read or the server is none of them. */
    HostKeys(Folder folder) {
        this.folder = folder;
        this.known = folder.knownHosts().map(this::entriesOf).orElse(List.of());
    }

    @Override
    public boolean verifyServerKey(ClientSession session, SocketAddress remote, PublicKey key) {
        boolean trusted = folder.hostKey().isPresent() ? hasFingerprint(key) : isKnown(key);
        if (!trusted) {
            refused = Optional.of(KeyUtils.getKeyType(key) + " " + fingerprint(key));
        }
        return trusted;
    }

    /** What the server showed, where that is not trusted. */
    Optional<Fault> refusal() {
        return refused.map(shown -> setup("the server showed the key " + shown
                + ", which is not the one of the settings. Ask who runs the server whether it is theirs"));
    }

    /** Only kinds of keys that are known, as a server shows one of several. */
    List<NamedFactory<Signature>> signatures(List<NamedFactory<Signature>> offered) {
        Set<String> kinds = known.stream()
                .map(entry -> KeyUtils.getCanonicalKeyType(entry.getKeyEntry().getKeyType()))
                .collect(Collectors.toSet());
        return offered.stream()
                .filter(signature -> !signature.getName().contains("-cert-"))
                .filter(signature ->
                        kinds.isEmpty() || kinds.contains(KeyUtils.getCanonicalKeyType(signature.getName())))
                .toList();
    }

    private boolean hasFingerprint(PublicKey key) {
        return folder.hostKey().orElse(List.of()).stream()
                .anyMatch(trusted -> trusted.replace("=", "").equals(fingerprint(key)));
    }

    private boolean isKnown(PublicKey key) {
        return known.stream().noneMatch(entry -> isMarked(entry, "revoked") && isKeyOf(entry, key))
                && known.stream().anyMatch(entry -> entry.getMarker() == null && isKeyOf(entry, key));
    }

    private List<KnownHostEntry> entriesOf(Path file) {
        try {
            List<KnownHostEntry> entries = KnownHostEntry.readKnownHostEntries(file).stream()
                    .filter(entry -> entry.isHostMatch(folder.host(), folder.port()))
                    .filter(entry -> !isMarked(entry, "cert-authority"))
                    .toList();
            if (entries.isEmpty()) {
                throw setup("known-hosts: " + file + " has no key of this host and port. Add it with ssh-keyscan,"
                        + " and compare it with what who runs the server says");
            }
            return entries;
        } catch (IOException | RuntimeException e) {
            if (e instanceof Fault fault) {
                throw fault;
            }
            throw setup(
                    "known-hosts: " + file + " cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static boolean isMarked(KnownHostEntry entry, String marker) {
        return marker.equals(entry.getMarker());
    }

    private static boolean isKeyOf(KnownHostEntry entry, PublicKey key) {
        try {
            return KeyUtils.compareKeys(
                    entry.getKeyEntry().resolvePublicKey(null, PublicKeyEntryResolver.IGNORING), key);
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }

    private static String fingerprint(PublicKey key) {
        return String.valueOf(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key));
    }

    private Fault setup(String what) {
        return new Fault(FaultCategory.SETUP, folder.host() + ":" + folder.port() + ": " + what);
    }
}
