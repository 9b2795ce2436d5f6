/** The one relational database: pool, migrations and transactions over plain JDBC, the same for H2 and PostgreSQL. */
@NullMarked
package dev.wenshu.backbone.database;

import org.jspecify.annotations.NullMarked;
