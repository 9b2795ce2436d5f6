/** The suite as a running application: wiring, watching, demo. */
@NullMarked
package dev.wenshu.app.suite;

import org.jspecify.annotations.NullMarked;
