/** What an IMAP account is, how it is reached, and what its faults mean. */
@NullMarked
package dev.wenshu.connector.mail.mailbox;

import org.jspecify.annotations.NullMarked;
