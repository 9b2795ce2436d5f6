package dev.wenshu.connector.folder.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/** State of a file as far as a folder tells without reading it. */
public record FileVersion(Instant modified, long size) {
    public static FileVersion of(Path file) throws IOException {
        return of(Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    }

    public static FileVersion of(BasicFileAttributes attributes) {
        // Whole milliseconds: stores differ in how many digits survive a copy or a mount.
        return new FileVersion(
                Instant.ofEpochMilli(attributes.lastModifiedTime().toMillis()), attributes.size());
    }

    /** As stored in {@link dev.wenshu.connector.SourceItem#version()}. */
    public String text() {
        return modified + "/" + size;
    }
}
