/** Finds new messages of one folder and hands each on once. */
@NullMarked
package dev.wenshu.connector.mail.pickup;

import org.jspecify.annotations.NullMarked;
