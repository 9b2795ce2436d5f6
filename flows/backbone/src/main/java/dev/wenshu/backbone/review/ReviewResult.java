package dev.wenshu.backbone.review;

import dev.wenshu.backbone.registry.DocumentState;

/** How a person's decision ended. */
public sealed interface ReviewResult {
    /** It holds; what is written back follows on its own. */
    record Decided(DocumentState state) implements ReviewResult {}

    /** Nothing was changed, for a reason to tell the person. */
    record NotPossible(String reason) implements ReviewResult {}
}
