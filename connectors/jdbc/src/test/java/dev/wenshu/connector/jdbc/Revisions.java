package dev.wenshu.connector.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.h2.tools.TriggerAdapter;

/** Counts the updates of a row, for H2. */
public final class Revisions extends TriggerAdapter {
    @Override
    public void fire(java.sql.Connection connection, ResultSet before, ResultSet after) throws SQLException {
        after.updateInt("REV", before.getInt("REV") + 1);
    }
}
