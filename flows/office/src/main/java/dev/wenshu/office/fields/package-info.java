/** The kind of an office document and the few fields that it gives plainly. */
@NullMarked
package dev.wenshu.office.fields;

import org.jspecify.annotations.NullMarked;
