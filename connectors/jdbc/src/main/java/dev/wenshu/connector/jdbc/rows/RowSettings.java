package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.jdbc.table.TableSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A query and the names of its columns.
 *
 * @param source as {@link dev.wenshu.connector.SourceItem#source()}
 * @param query a SELECT without an end mark
 * @param pathRoot where the content column holds paths, the folder that they lie below
 * @param fetchSize rows read at once
 */
public record RowSettings(
        String system,
        String source,
        String query,
        String id,
        Optional<String> version,
        Optional<String> fileName,
        String content,
        Optional<String> receivedAt,
        Optional<Path> pathRoot,
        Optional<WatermarkSettings> watermark,
        Optional<ClaimSettings> claim,
        int fetchSize) {
    /** Version of a row of which none is read. */
    public static final String UNVERSIONED = "unversioned";

    /**
     * A column that grows, and what keeps how far it came.
     *
     * @param overlap how far before that a look begins
     */
    public record WatermarkSettings(String column, Overlap overlap, Path file) {}

    /**
     * A column that says whether a row was taken.
     *
     * @param open what it holds in a row to take; empty for NULL
     */
    public record ClaimSettings(String column, Optional<String> open, String claimed, TableSettings table) {}
}
