/** Checks that every connector is listed, found and started. */
@NullMarked
package dev.wenshu.connector.all;

import org.jspecify.annotations.NullMarked;
