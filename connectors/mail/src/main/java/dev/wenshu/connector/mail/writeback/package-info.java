/** Writes results onto messages, moves them, answers them, and takes that back. */
@NullMarked
package dev.wenshu.connector.mail.writeback;

import org.jspecify.annotations.NullMarked;
