package dev.wenshu.connector.folder.inbox;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The watched folder: turns item ids into paths and back, and never lets one lead out of it. */
public final class Inbox {
    private static final String PARENT = "..";

    private final Path root;
    private final List<Path> skipFolders;
    private final List<String> sidecarSuffixes;

    /**
     * @param skipFolders within {@code root} or absolute; nothing is picked up there
     * @param sidecarSuffixes endings of result files, each beginning with a dot
     */
    public Inbox(Path root, List<String> skipFolders, List<String> sidecarSuffixes) {
        this.root = root.toAbsolutePath().normalize();
        this.skipFolders = skipFolders.stream()
                .map(this.root::resolve)
                .map(Path::normalize)
                .toList();
        this.sidecarSuffixes = List.copyOf(sidecarSuffixes);
    }

    public Path root() {
        return root;
    }

    /** Those skipped folders that lie in the inbox, so that originals can be moved there. */
    public List<Path> targets() {
        return skipFolders.stream()
                .filter(folder -> folder.startsWith(root) && !folder.equals(root))
                .toList();
    }

    public List<String> sidecarSuffixes() {
        return sidecarSuffixes;
    }

    public boolean skips(Path path) {
        return skipFolders.stream().anyMatch(path::startsWith);
    }

    /** Path in the inbox with {@code /} between names. */
    public String itemId(Path file) {
        StringBuilder id = new StringBuilder();
        for (Path name : root.relativize(file)) {
            id.append(id.isEmpty() ? "" : "/").append(name);
        }
        return id.toString();
    }

    /** The path of an item id or folder name; an INPUT fault where it would lie outside, through links too. */
    public Path resolve(String itemId) {
        try {
            Path relative = Path.of(itemId);
            Path path = root.resolve(relative).normalize();
            boolean plain = !relative.isAbsolute() && relative.getRoot() == null && !path.equals(root);
            for (Path name : relative) {
                plain &= !name.toString().equals(PARENT);
            }
            if (!plain || !path.startsWith(root)) {
                throw outside();
            }
            requireNoLinkOut(path);
            return path;
        } catch (InvalidPathException e) {
            throw new Fault(FaultCategory.INPUT, "an item id is no path in the inbox " + root, e);
        }
    }

    /** Throws an EXTERNAL fault where the inbox is away, as a network drive can be. */
    public void requireReachable() {
        if (!Files.isDirectory(root)) {
            throw new Fault(
                    FaultCategory.EXTERNAL,
                    "inbox " + root + " cannot be reached. Check that the drive is connected; it is tried again");
        }
    }

    /** {@link #requireReachable}, and a SETUP fault where the account that runs the suite may not read or write there. */
    public void requireUsable() {
        requireReachable();
        if (!Files.isReadable(root) || !Files.isWritable(root)) {
            throw FolderFaults.denied("inbox " + root, null);
        }
    }

    private void requireNoLinkOut(Path path) {
        Path existing = path;
        while (!Files.exists(existing, LinkOption.NOFOLLOW_LINKS) && existing.startsWith(root)) {
            existing = parent(existing);
        }
        if (!existing.startsWith(root)) {
            return;
        }
        try {
            if (!existing.toRealPath().startsWith(root.toRealPath())) {
                throw outside();
            }
        } catch (IOException e) {
            throw FolderFaults.of("resolving a path in " + root, e);
        }
    }

    private Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? root : parent;
    }

    private Fault outside() {
        return new Fault(FaultCategory.INPUT, "an item id leads out of the inbox " + root + "; nothing was done");
    }
}
