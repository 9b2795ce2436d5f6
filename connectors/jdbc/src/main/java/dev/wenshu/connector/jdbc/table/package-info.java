/** Write-back: columns of a table, changed only where they hold what is expected. */
@NullMarked
package dev.wenshu.connector.jdbc.table;

import org.jspecify.annotations.NullMarked;
