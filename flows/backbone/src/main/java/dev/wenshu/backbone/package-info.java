/**
 * What every document goes through: intake, the queues, processing, the gate, write-back. Nothing lost, nothing doubled:
 * a step commits its result together with the message for the next, and finds what it did when it is asked again.
 */
@NullMarked
package dev.wenshu.backbone;

import org.jspecify.annotations.NullMarked;
