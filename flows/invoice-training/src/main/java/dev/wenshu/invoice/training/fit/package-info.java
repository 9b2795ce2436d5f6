/** Learns the forests and curves of {@code dev.wenshu.invoice.scoring} from generated documents and reports how well they do. */
@NullMarked
package dev.wenshu.invoice.training.fit;

import org.jspecify.annotations.NullMarked;
