package dev.wenshu.invoice.model;

import dev.wenshu.invoice.InvoiceField;
import java.util.Set;

/** How asking a second model ended. */
sealed interface Judgement {
    /** No second model is set. */
    record NotAsked() implements Judgement {}

    /** A second model is set and gave no usable answer; {@code reason} holds no content. */
    record Unavailable(String reason) implements Judgement {}

    /** Fields on which it said so; of a field in neither it said nothing. */
    record Given(Set<InvoiceField> agreed, Set<InvoiceField> disagreed) implements Judgement {}
}
