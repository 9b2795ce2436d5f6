package dev.wenshu.connector.jdbc.rows;

import dev.wenshu.connector.ItemPath;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.jdbc.database.Database;
import dev.wenshu.connector.jdbc.database.SqlFaults;
import dev.wenshu.connector.polling.ListedItem;
import dev.wenshu.connector.polling.Listing;
import dev.wenshu.connector.polling.OpenItem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One look at the rows of a query. It holds a page of ids, and no transaction between two rows. */
final class RowListing implements Listing {
    private final RowSource source;
    private final Connection connection;
    private final RowQuery query;
    private final Optional<Watermark> watermark;
    private final Deque<Row> page = new ArrayDeque<>();
    private @Nullable Row last;
    private @Nullable OpenRow opened;
    private boolean isLastPage;

    private RowListing(RowSource source, Connection connection) {
        this.source = source;
        this.connection = connection;
        this.query = read("compiling the query", to -> RowQuery.of(to, source.settings(), timeoutSeconds()));
        this.watermark = source.settings()
                .watermark()
                .map(set -> new Watermark(set, query.watermark().orElseThrow().kind(), source.clock()));
    }

    static RowListing begin(RowSource source) {
        Connection connection = source.database().connect();
        boolean begun = false;
        try {
            connection.setReadOnly(true);
            RowListing listing = new RowListing(source, connection);
            begun = true;
            return listing;
        } catch (SQLException e) {
            throw SqlFaults.of("looking at " + source.name(), e);
        } finally {
            if (!begun) {
                close(connection);
            }
        }
    }

    @Override
    public Optional<ListedItem> next() {
        if (page.isEmpty() && !isLastPage) {
            turn();
        }
        Row row = page.poll();
        if (row == null) {
            return Optional.empty();
        }
        last = row;
        watermark.ifPresent(mark -> mark.listed(row.watermark()));
        return Optional.of(new ListedItem(row.id(), row.version()));
    }

    @Override
    public Optional<OpenItem> open(ListedItem item) {
        try {
            Optional<OpenRow> found = OpenRow.open(connection, query, item.id(), timeoutSeconds(), source.clock());
            opened = found.orElse(null);
            return found.map(row -> row);
        } catch (SQLException e) {
            throw SqlFaults.of("reading row " + ItemPath.shown(item.id()), e);
        }
    }

    @Override
    public void handedOn(ListedItem item) {
        OpenRow row = Objects.requireNonNull(opened, "an item is opened before it is handed on");
        row.close();
        source.settings().claim().ifPresent(claim -> take(new Claim(claim, timeoutSeconds()), row.item()));
    }

    @Override
    public void settled(ListedItem item) {
        watermark.ifPresent(Watermark::settled);
    }

    @Override
    public void close() {
        close(connection);
        watermark.ifPresent(Watermark::store);
    }

    private void take(Claim claim, SourceItem item) {
        String what = "claiming row " + ItemPath.shown(item.itemId());
        try {
            connection.setReadOnly(false);
            Database.transaction(connection, what, to -> claim.take(to, item));
            connection.setReadOnly(true);
        } catch (SQLException e) {
            throw SqlFaults.of(what, e);
        }
    }

    private void turn() {
        Optional<String> start = watermark.flatMap(Watermark::start);
        List<Row> rows = read(
                "reading rows",
                to -> new RowPages(to, query, timeoutSeconds()).after(start, Optional.ofNullable(last)));
        page.addAll(rows);
        isLastPage = rows.size() < source.settings().fetchSize();
    }

    private <T> T read(String what, Database.Work<T> work) {
        return Database.transaction(connection, what + " of " + source.name(), work);
    }

    private int timeoutSeconds() {
        return source.database().timeoutSeconds();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(RowListing.class.getName()).log(System.Logger.Level.DEBUG, "close failed", e);
        }
    }
}
