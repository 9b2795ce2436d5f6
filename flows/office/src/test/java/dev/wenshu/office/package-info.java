/** Documents and models that the tests of this module make. */
@NullMarked
package dev.wenshu.office;

import org.jspecify.annotations.NullMarked;
