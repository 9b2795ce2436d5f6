/** Mail: RFC 5322 messages, Outlook messages and TNEF attachments. */
@NullMarked
package dev.wenshu.document.parse.format.mail;

import org.jspecify.annotations.NullMarked;
