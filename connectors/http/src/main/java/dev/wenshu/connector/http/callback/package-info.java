/** Results sent out as signed webhooks. */
@NullMarked
package dev.wenshu.connector.http.callback;

import org.jspecify.annotations.NullMarked;
