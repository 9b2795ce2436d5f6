package dev.wenshu.connector.files;

import dev.wenshu.connector.ItemPath;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Folders that are there, neither they nor one on the way being a link; each is asked for once a connection. For one thread. */
public final class PlainFolders {
    private final Remote remote;
    private final Set<String> known = new HashSet<>(Set.of(""));

    /** What has to be asked of the server. */
    public interface Remote {
        /** A link is not followed at the end of the path. */
        Optional<StoredFile> look(String path);

        /** Makes one folder in another; one that is there by now is fine. */
        void makeFolder(String path);
    }

    public PlainFolders(Remote remote) {
        this.remote = remote;
    }

    public boolean contains(String folder) {
        if (known.contains(folder)) {
            return true;
        }
        boolean plain = contains(parent(folder))
                && remote.look(folder).filter(StoredFile::isFolder).isPresent();
        if (plain) {
            known.add(folder);
        }
        return plain;
    }

    /** Makes a folder and those on the way. */
    public void make(String folder) {
        if (!contains(folder)) {
            make(parent(folder));
            remote.makeFolder(folder);
        }
    }

    /** The folder that a path is in, without slash. */
    public static String parent(String path) {
        return ItemPath.withoutOuterSlashes(ItemPath.parent(path));
    }
}
