/** What an invented invoice says, independent of how it looks and of the file that carries it. */
@NullMarked
package dev.wenshu.samples.invoice;

import org.jspecify.annotations.NullMarked;
