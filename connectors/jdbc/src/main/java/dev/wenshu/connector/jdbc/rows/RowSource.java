package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.jdbc.database.Database;
import dev.wenshu.connector.polling.Listing;
import dev.wenshu.connector.polling.PolledSource;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.Optional;

/** The rows of a query; each look has a connection of its own. */
public record RowSource(Database database, RowSettings settings, InstantSource clock) implements PolledSource {
    @Override
    public String name() {
        return settings.source();
    }

    @Override
    public Listing list() {
        return RowListing.begin(this);
    }

    /** Lets the database compile the query and read its first row; changes nothing. */
    public void check(Connection connection) {
        Database.transaction(connection, "checking the query of " + name(), to -> {
            RowQuery query = RowQuery.of(to, settings, database.timeoutSeconds());
            settings.watermark()
                    .ifPresent(set ->
                            new Watermark(set, query.watermark().orElseThrow().kind(), clock));
            return new RowPages(to, query, database.timeoutSeconds()).after(Optional.empty(), Optional.empty());
        });
    }
}
