package dev.wenshu.connector.polling;

/**
 * An item of which only the name and the state are known.
 *
 * @param id as {@link dev.wenshu.connector.SourceItem#itemId()}
 * @param state another whenever the item may have changed, as an ETag, or modification time and size
 */
public record ListedItem(String id, String state) {}
