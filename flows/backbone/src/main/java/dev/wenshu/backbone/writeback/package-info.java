/** Plans what is written back to a source system, writes it, and takes it back when asked. */
@NullMarked
package dev.wenshu.backbone.writeback;

import org.jspecify.annotations.NullMarked;
