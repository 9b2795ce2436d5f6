/** Puts the document reader together from settings, for the commands that run without the container and for the suite. */
@NullMarked
package dev.wenshu.app.assembly;

import org.jspecify.annotations.NullMarked;
