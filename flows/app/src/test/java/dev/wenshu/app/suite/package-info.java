/** Tests of the running application's own parts. */
@NullMarked
package dev.wenshu.app.suite;

import org.jspecify.annotations.NullMarked;
