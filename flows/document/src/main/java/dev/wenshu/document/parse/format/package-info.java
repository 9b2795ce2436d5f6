/** What a reader of one format family gets and gives; the families are the sub-packages. */
@NullMarked
package dev.wenshu.document.parse.format;

import org.jspecify.annotations.NullMarked;
