package dev.wenshu.connector.mail.mailbox;

/** Names that the suite leaves on messages. */
public final class MailKeywords {
    /** IMAP keyword of a message that was moved back, so that it is not taken for a new one. */
    public static final String RETURNED = "$WenshuReturned";
    /** Mail header of a reply: the key of the operation that wrote it. */
    public static final String KEY_HEADER = "X-Wenshu-Key";

    private MailKeywords() {}
}
