/** Pick-up: the rows of a query, page by page, where to begin, their content, and the claim. */
@NullMarked
package dev.wenshu.connector.jdbc.rows;

import org.jspecify.annotations.NullMarked;
