package dev.wenshu.app.models.hub;

import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file as a hub lists it. Where it goes on this machine is decided by {@link #localName()} alone, never by its path.
 *
 * @param sha256 of the content, which hubs know of large files
 */
public record HubFile(String path, long size, Optional<ContentHash> sha256) {
    private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{N} ._+()@=,-]{0,199}");

    public HubFile {
        for (String segment : path.split("/", -1)) {
            if (!SEGMENT.matcher(segment).matches()) {
                throw new Fault(
                        FaultCategory.EXTERNAL,
                        "the hub lists a file by a name that no honest file has; nothing of this repository is taken");
            }
        }
        if (size < 0) {
            throw new Fault(FaultCategory.EXTERNAL, "the hub does not say how large " + path + " is");
        }
    }

    String localName() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
