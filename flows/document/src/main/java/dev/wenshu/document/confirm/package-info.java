/** Whether a person sees on a page what its text layer states. */
@NullMarked
package dev.wenshu.document.confirm;

import org.jspecify.annotations.NullMarked;
