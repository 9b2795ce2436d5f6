/** Keys and signatures. */
@NullMarked
package dev.wenshu.connector.http.secret;

import org.jspecify.annotations.NullMarked;
