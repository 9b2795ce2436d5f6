package dev.wenshu.document;

import dev.wenshu.document.extract.Problem;

/** How parsing a file ended. */
public sealed interface ParseOutcome {
    /** Read, perhaps with problems. The receiver closes the document. */
    record Parsed(ParsedDocument document) implements ParseOutcome {}

    /** Not readable: broken, encrypted, beyond a limit, hostile. The reason is for a person. */
    record Rejected(Problem reason) implements ParseOutcome {}
}
