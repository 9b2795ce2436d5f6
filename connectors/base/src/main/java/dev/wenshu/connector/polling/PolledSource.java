package dev.wenshu.connector.polling;

/** A source that is looked at again and again: a bucket, a folder on a server, the rows of a query. */
public interface PolledSource {
    /** For people, as {@link dev.wenshu.connector.SourceItem#source()}. */
    String name();

    /** Begins one look at what is there now; a {@link dev.wenshu.kernel.Fault} where the system refuses or does not answer. */
    Listing list();
}
