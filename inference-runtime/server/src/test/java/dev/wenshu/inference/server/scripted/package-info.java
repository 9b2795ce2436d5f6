/** A language model that does what its prompt says, in place of an engine. */
@NullMarked
package dev.wenshu.inference.server.scripted;

import org.jspecify.annotations.NullMarked;
