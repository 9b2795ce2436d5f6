/**
 * What a connector to a source system promises. A connector picks items up and hands them to {@link
 * dev.wenshu.connector.ConnectorEndpoints#INTAKE}, and answers {@link dev.wenshu.connector.WriteBackRequest}s on its own
 * write-back endpoint. It knows no other connector, no flow and no engine.
 */
@NullMarked
package dev.wenshu.connector;

import org.jspecify.annotations.NullMarked;
