/** What a request brings: its body as a stream, and the documents in it, spooled to files. */
@NullMarked
package dev.wenshu.connector.http.request;

import org.jspecify.annotations.NullMarked;
