package dev.wenshu.connector.jdbc.database;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names of tables and columns as a database has them, and how they stand in a statement. */
public final class SqlNames {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private SqlNames() {}

    /** The name in the database's own quotes. */
    public static String quoted(Connection connection, String name) throws SQLException {
        String quote = connection.getMetaData().getIdentifierQuoteString();
        if (!quote.isBlank()) {
            return quote + name.replace(quote, quote + quote) + quote;
        }
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        throw new Fault(FaultCategory.SETUP, "this database quotes no names, so they must be letters, digits and _");
    }

    /** The one of {@code present} that is meant: the same, or the only one that differs in case. */
    public static Optional<String> matching(String name, Collection<String> present) {
        if (present.contains(name)) {
            return Optional.of(name);
        }
        List<String> folded = present.stream().filter(name::equalsIgnoreCase).toList();
        return folded.size() == 1 ? Optional.of(folded.getFirst()) : Optional.empty();
    }

    /** The end of a SELECT that gives at most so many rows. */
    public static String atMost(Connection connection, int rows) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return product.equals("MySQL") || product.equals("MariaDB")
                ? " LIMIT " + rows
                : " OFFSET 0 ROWS FETCH NEXT " + rows + " ROWS ONLY";
    }
}
