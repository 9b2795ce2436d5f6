/** The packaged suite as a person starts it: killed, fed with hostile files, measured from outside. */
@NullMarked
package dev.wenshu.app.packaged;

import org.jspecify.annotations.NullMarked;
