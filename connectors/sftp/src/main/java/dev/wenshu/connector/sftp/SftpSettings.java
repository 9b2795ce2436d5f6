package dev.wenshu.connector.sftp;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.files.FileInbox;
import dev.wenshu.connector.files.FilesSource;
import dev.wenshu.connector.files.WatchedFolders;
import dev.wenshu.connector.settings.Secret;
import dev.wenshu.connector.sftp.SftpConfig.Folder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What the settings of a folder must be, and what is made of them. */
final class SftpSettings implements WatchedFolders.Adapter<Folder> {
    private static final int LARGEST_PORT = 65_535;
    private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}=?");

    private SftpSettings() {}

    static WatchedFolders of(SftpConfig config) {
        return WatchedFolders.of("wenshu.sftp.folders", config.folders(), new SftpSettings());
    }

    static Secret password(Folder folder) {
        return new Secret("password", folder.password(), folder.passwordEnv(), folder.passwordFile());
    }

    static Secret passphrase(Folder folder) {
        return new Secret("passphrase", folder.passphrase(), folder.passphraseEnv(), folder.passphraseFile());
    }

    @Override
    public List<String> faults(Folder folder) {
        List<String> faults = new ArrayList<>();
        if (!folder.host().matches("[A-Za-z0-9._:%-]+")) {
            faults.add("host: is no name or address of a host");
        }
        if (folder.port() < 1 || folder.port() > LARGEST_PORT) {
            faults.add("port: must be from 1 to 65535");
        }
        if (folder.user().isBlank()) {
            faults.add("user: is empty");
        }
        faults.addAll(password(folder).faults());
        faults.addAll(passphrase(folder).faults());
        boolean hasKey = folder.privateKeyFile().isPresent();
        if (!hasKey && !password(folder).isSet()) {
            faults.add("password or private-key-file: set one of them");
        }
        if (!hasKey && passphrase(folder).isSet()) {
            faults.add("passphrase: goes together with private-key-file");
        }
        if (folder.knownHosts().isPresent() == folder.hostKey().isPresent()) {
            faults.add("known-hosts or host-key: set one of them, or the server could be anybody");
        }
        folder.hostKey().stream()
                .flatMap(List::stream)
                .filter(key -> !FINGERPRINT.matcher(key).matches())
                .forEach(key -> faults.add("host-key: must be a fingerprint as in SHA256:..."));
        folder.folder()
                .map(ItemPath::withoutOuterSlashes)
                .filter(path -> !path.isEmpty() && !ItemPath.isPlain(path))
                .ifPresent(path -> faults.add("folder: must be names with single slashes between them"));
        if (!folder.charset().canEncode()) {
            faults.add("charset: is none that names can be written in");
        }
        if (folder.connectTimeout().toMillis() < 1 || folder.timeout().toMillis() < 1) {
            faults.add("connect-timeout and timeout: must be at least a millisecond");
        }
        return faults;
    }

    @Override
    public FilesSource source(Folder folder) {
        String source = address(folder);
        return new FilesSource(
                FileInbox.of(SftpConnector.NAME, source, folder), new SftpStore(source, folder), folder.recursive());
    }

    /** As draft-ietf-secsh-scp-sftp-ssh-uri writes it, with {@code ~} where the login begins. */
    private static String address(Folder folder) {
        String path = folder.folder().orElse("");
        String inner = ItemPath.withoutOuterSlashes(path);
        String begin = path.startsWith("/") ? "" : "/~";
        return "sftp://" + folder.user() + "@" + folder.host() + ":" + folder.port() + begin
                + (inner.isEmpty() ? "" : "/" + inner);
    }
}
