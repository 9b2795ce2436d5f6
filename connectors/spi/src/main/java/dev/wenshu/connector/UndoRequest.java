package dev.wenshu.connector;

/** Takes back one written operation; {@code undo} is from its {@link WriteBackOutcome.Written}. */
public record UndoRequest(String key, String documentId, SourceItem item, String undo) {}
