package dev.wenshu.document.parse.format;

import java.nio.file.Path;

/**
 * The file to read.
 *
 * @param name the item's own name
 * @param mediaType as detected
 */
public record Source(Path file, String name, String mediaType) {
    /** Lower-case extension of the name without the point, or empty. */
    public String extension() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return "Source[mediaType=" + mediaType + "]";
    }
}
