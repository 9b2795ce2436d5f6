package dev.wenshu.connector;

import java.time.Instant;

/**
 * One item of a source system, as handed to intake.
 *
 * @param system name of the connector
 * @param source which inbox, mailbox or bucket of that system; a path or an address without credentials
 * @param itemId stable within {@code source} as long as the item is neither renamed nor replaced; for a file its path
 *     relative to the inbox with {@code /} between names
 * @param version what the system calls this state of the item (ETag, UID, modification time and size); compared before a
 *     write
 * @param fileName last name of the item, for people and for type detection
 * @param receivedAt when the source got it, as far as known
 */
public record SourceItem(
        String system, String source, String itemId, String version, String fileName, Instant receivedAt) {}
