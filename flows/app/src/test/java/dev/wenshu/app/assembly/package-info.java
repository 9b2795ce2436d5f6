/** How the document reader is put together. */
@NullMarked
package dev.wenshu.app.assembly;

import org.jspecify.annotations.NullMarked;
