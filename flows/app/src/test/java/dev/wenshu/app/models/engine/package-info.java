/** Tests of installing engines, with an npm that is a script. */
@NullMarked
package dev.wenshu.app.models.engine;

import org.jspecify.annotations.NullMarked;
