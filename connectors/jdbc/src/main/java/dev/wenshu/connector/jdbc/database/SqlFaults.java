package dev.wenshu.connector.jdbc.database;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.util.Set;

/**
 * Says whose turn it is when a database refuses or does not answer, by the classes of SQLSTATE (ISO/IEC 9075). Messages of databases
 * quote values, so none is passed on.
 */
public final class SqlFaults {
    private static final Set<String> LOGIN = Set.of("28", "3D", "3F");
    private static final Set<String> STATEMENT = Set.of("42", "0A", "2B");
    private static final Set<String> VALUE = Set.of("21", "22", "23", "27", "44", "45", "P0");
    private static final Set<String> FULL = Set.of("53100", "90031");
    /** H2: no such database, wrong file password, no such user. */
    private static final Set<String> H2_SETUP = Set.of("90146", "90049", "90032", "90011");

    private SqlFaults() {}

    public static Fault of(String what, SQLException refused) {
        String state = state(refused);
        String kind = state.length() < 2 ? "" : state.substring(0, 2);
        String end = " (SQL state " + (state.isEmpty() ? "not given" : state) + ")";
        if (FULL.contains(state)) {
            return fault(
                    FaultCategory.CAPACITY, what, "the database is full. Make room; it is tried again", end, refused);
        }
        if (LOGIN.contains(kind) || refused instanceof SQLInvalidAuthorizationSpecException) {
            return fault(
                    FaultCategory.SETUP,
                    what,
                    "access denied. Check url, user, password and permissions",
                    end,
                    refused);
        }
        if (STATEMENT.contains(kind) || H2_SETUP.contains(state) || isNoDriver(refused)) {
            return fault(
                    FaultCategory.SETUP,
                    what,
                    "the database does not know or allow this. Check driver, query, table, columns and permissions",
                    end,
                    refused);
        }
        return isOfValues(refused)
                ? fault(FaultCategory.INPUT, what, "the database takes no such value", end, refused)
                : fault(FaultCategory.EXTERNAL, what, "the database did not do it. It is tried again", end, refused);
    }

    /** Whether a value, a constraint or a trigger stands against a change. */
    public static boolean isOfValues(SQLException refused) {
        String state = state(refused);
        return state.length() >= 2 && VALUE.contains(state.substring(0, 2));
    }

    public static String state(SQLException refused) {
        String state = refused.getSQLState();
        return state == null ? "" : state;
    }

    /** What {@link java.sql.DriverManager} says where no driver takes an address. */
    private static boolean isNoDriver(SQLException refused) {
        return state(refused).equals("08001")
                && refused.getErrorCode() == 0
                && refused.getCause() == null
                && String.valueOf(refused.getMessage()).startsWith("No suitable driver");
    }

    private static Fault fault(FaultCategory category, String what, String reason, String end, SQLException cause) {
        return new Fault(category, what + ": " + reason + end, cause);
    }
}
