/** One database: connections with their limits, faults, names as it has them, and values as text. */
@NullMarked
package dev.wenshu.connector.jdbc.database;

import org.jspecify.annotations.NullMarked;
