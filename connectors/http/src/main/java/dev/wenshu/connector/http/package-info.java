/**
 * The connector to programs over HTTP: documents are uploaded or come in signed webhooks, results are fetched or are sent to a
 * callback as a signed webhook. Nothing but {@link dev.wenshu.connector.http.HttpConnector} and {@link
 * dev.wenshu.connector.http.HttpConfig} is meant for other modules.
 */
@NullMarked
package dev.wenshu.connector.http;

import org.jspecify.annotations.NullMarked;
