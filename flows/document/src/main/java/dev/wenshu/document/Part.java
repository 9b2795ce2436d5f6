package dev.wenshu.document;

import java.nio.file.Path;

/**
 * A document inside this one: a mail's attachment, an archive's entry, a file embedded in an office document.
 *
 * @param name as the container gives it, cleaned of path tricks; separators are {@code /}
 * @param file its bytes, valid as long as the containing {@link ParsedDocument} is open
 */
public record Part(String name, Path file, long size) {}
