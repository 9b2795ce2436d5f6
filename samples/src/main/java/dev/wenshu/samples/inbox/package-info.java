/** The companies and invoices that the sample inbox is made of. */
@NullMarked
package dev.wenshu.samples.inbox;

import org.jspecify.annotations.NullMarked;
