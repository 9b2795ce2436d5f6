package dev.wenshu.connector.jdbc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Settings {@code wenshu.jdbc.*}; each is explained in this module's README. */
@ConfigMapping(prefix = "wenshu.jdbc")
public interface JdbcConfig {
    /** The queries to watch, by a short name of one's own choice; none switches the connector off. */
    Map<String, Table> tables();

    /** Rows of one query, and the table that results are written to. */
    interface Table {
        /** Address of the database, without credentials. */
        String url();

        /** Who logs in; empty where the address or the database says so. */
        Optional<String> user();

        /** The password itself. */
        Optional<String> password();

        /** Environment variable that holds the password. */
        Optional<String> passwordEnv();

        /** File that holds the password; read anew at each login. */
        Optional<Path> passwordFile();

        /** A SELECT that names its columns. It is run as it is, by whoever sets it. */
        String query();

        /** Column of the query that tells rows apart. */
        @WithDefault("id")
        String itemId();

        /** Column of the query that is another after each change of the row. */
        Optional<String> itemVersion();

        /** Column of the query with the name of the file. */
        Optional<String> itemFileName();

        /** Column of the query with the bytes, the text or the path. */
        @WithDefault("content")
        String itemContent();

        /** Column of the query that says when the row came. */
        Optional<String> itemReceivedAt();

        /** Folder that paths in the content column lie below. */
        Optional<Path> pathRoot();

        /** Column of the query that grows from row to row. */
        Optional<String> watermarkColumn();

        /** How far before the last row a look begins, for rows that were committed late: a duration or a count. */
        Optional<String> watermarkOverlap();

        /** File that remembers how far the last look came. */
        Optional<Path> watermarkFile();

        /** Column of query and table that says whether a row was taken. */
        Optional<String> claimColumn();

        /** What the claim column holds in a row to take; empty for NULL. */
        Optional<String> openValue();

        /** What the claim column is set to. */
        @WithDefault("wenshu")
        String claimedValue();

        /** Pause between two looks. */
        @WithDefault("30s")
        Duration pollInterval();

        /** Rows read at once. */
        @WithDefault("500")
        int fetchSize();

        /** Longest time for a login, a statement, and silence of the database. */
        @WithDefault("30s")
        Duration timeout();

        /** File that remembers over a restart which rows were handed on. */
        Optional<Path> seenFile();

        /** Table that results are written to, with its schema where it is not the user's own. */
        Optional<String> table();

        /** Column of the table that the item id is looked up in; empty takes the name in the query. */
        Optional<String> idColumn();

        /** Column of the table that must still hold the version that was read. */
        Optional<String> versionColumn();

        /** Columns to write, by property. */
        Map<String, String> columns();

        /** What a column holds before anything is written, by property, where that is not NULL. */
        Map<String, String> emptyValues();

        /** Text or binary column for the result file. */
        Optional<String> sidecarColumn();

        /** Ending of the result file that is written there. */
        @WithDefault(".wenshu.json")
        String sidecarSuffix();
    }
}
