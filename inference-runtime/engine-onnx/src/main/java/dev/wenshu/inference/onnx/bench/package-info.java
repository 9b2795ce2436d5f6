/** How fast this machine reads pages and embeds texts, on pages and texts that are generated; for the command line. */
@NullMarked
package dev.wenshu.inference.onnx.bench;

import org.jspecify.annotations.NullMarked;
