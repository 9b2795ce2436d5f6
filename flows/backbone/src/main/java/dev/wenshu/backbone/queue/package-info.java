/** Messages between the steps: the broker, the outbox that feeds it, and the dead letters. */
@NullMarked
package dev.wenshu.backbone.queue;

import org.jspecify.annotations.NullMarked;
