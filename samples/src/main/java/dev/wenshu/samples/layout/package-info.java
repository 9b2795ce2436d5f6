/** How invoices look: one class a layout, each turning the same facts into marks on a page. */
@NullMarked
package dev.wenshu.samples.layout;

import org.jspecify.annotations.NullMarked;
