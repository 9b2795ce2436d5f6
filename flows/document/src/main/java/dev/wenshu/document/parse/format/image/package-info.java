/** Images, and the codes printed in them. */
@NullMarked
package dev.wenshu.document.parse.format.image;

import org.jspecify.annotations.NullMarked;
