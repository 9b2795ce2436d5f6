/** What is kept on disk of each document until its client has fetched it. */
@NullMarked
package dev.wenshu.connector.http.result;

import org.jspecify.annotations.NullMarked;
