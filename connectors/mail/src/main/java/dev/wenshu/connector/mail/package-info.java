/**
 * The connector to mailboxes: messages are picked up over IMAP, results stand on the message as keywords, in its folder and as
 * a reply in its thread. Nothing but {@link dev.wenshu.connector.mail.MailConnector} and {@link
 * dev.wenshu.connector.mail.MailConfig} is meant for other modules.
 */
@NullMarked
package dev.wenshu.connector.mail;

import org.jspecify.annotations.NullMarked;
