/**
 * The connector to queues of a Jakarta Messaging broker: a message is a document or refers to one, results are sent to a queue,
 * and whoever asked for a reply gets one. Nothing but {@link dev.wenshu.connector.jms.JmsConnector} and {@link
 * dev.wenshu.connector.jms.JmsConfig} is meant for other modules.
 */
@NullMarked
package dev.wenshu.connector.jms;

import org.jspecify.annotations.NullMarked;
