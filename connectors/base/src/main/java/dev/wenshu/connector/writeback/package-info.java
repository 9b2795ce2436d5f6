/** The endpoints on which a connector answers write-back and undo. */
@NullMarked
package dev.wenshu.connector.writeback;

import org.jspecify.annotations.NullMarked;
