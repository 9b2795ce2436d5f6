/**
 * The connector to tables of databases: rows of a query are picked up, results are written into columns of their table. Nothing but
 * {@link dev.wenshu.connector.jdbc.JdbcConnector} and {@link dev.wenshu.connector.jdbc.JdbcConfig} is meant for other modules.
 */
@NullMarked
package dev.wenshu.connector.jdbc;

import org.jspecify.annotations.NullMarked;
