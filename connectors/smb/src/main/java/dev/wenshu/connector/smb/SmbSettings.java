package dev.wenshu.connector.smb;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.files.FileInbox;
import dev.wenshu.connector.files.FilesSource;
import dev.wenshu.connector.files.WatchedFolders;
import dev.wenshu.connector.settings.Secret;
import dev.wenshu.connector.smb.SmbConfig.Share;
import java.util.ArrayList;
import java.util.List;

/** What the settings of a share must be, and what is made of them. */
final class SmbSettings implements WatchedFolders.Adapter<Share> {
    private static final int USUAL_PORT = 445;
    private static final int LARGEST_PORT = 65_535;

    private SmbSettings() {}

    static WatchedFolders of(SmbConfig config) {
        return WatchedFolders.of("wenshu.smb.shares", config.shares(), new SmbSettings());
    }

    static Secret password(Share share) {
        return new Secret("password", share.password(), share.passwordEnv(), share.passwordFile());
    }

    @Override
    public List<String> faults(Share share) {
        List<String> faults = new ArrayList<>();
        if (!share.host().matches("[A-Za-z0-9._:%-]+")) {
            faults.add("host: is no name or address of a host");
        }
        if (share.port() < 1 || share.port() > LARGEST_PORT) {
            faults.add("port: must be from 1 to 65535");
        }
        if (!share.share().matches("[^\\\\/:*?\"<>|\\p{Cntrl}]{1,80}")) {
            faults.add("share: is no name of a share");
        }
        if (share.user().isBlank()) {
            faults.add("user: is empty");
        }
        if (share.domain().filter(String::isBlank).isPresent()) {
            faults.add("domain: is empty");
        }
        faults.addAll(password(share).faults());
        if (!password(share).isSet()) {
            faults.add("password, password-env or password-file: set one of them");
        }
        share.folder()
                .map(ItemPath::withoutOuterSlashes)
                .filter(path -> !path.isEmpty() && !ItemPath.isPlain(path))
                .ifPresent(path -> faults.add("folder: must be names with single slashes between them"));
        if (share.connectTimeout().toMillis() < 1 || share.timeout().toMillis() < 1) {
            faults.add("connect-timeout and timeout: must be at least a millisecond");
        }
        return faults;
    }

    @Override
    public FilesSource source(Share share) {
        String folder = share.folder().map(ItemPath::withoutOuterSlashes).orElse("");
        String port = share.port() == USUAL_PORT ? "" : ":" + share.port();
        String source = "smb://" + share.host() + port + "/" + share.share() + (folder.isEmpty() ? "" : "/" + folder);
        return new FilesSource(
                FileInbox.of(SmbConnector.NAME, source, share),
                new SmbStore(source, folder, share, share.encrypt()),
                share.recursive());
    }
}
