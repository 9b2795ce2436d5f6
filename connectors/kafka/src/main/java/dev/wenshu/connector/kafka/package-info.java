/**
 * The connector to topics of Kafka: a record is a document or refers to one, results are written to a topic. Nothing but {@link
 * dev.wenshu.connector.kafka.KafkaConnector} and {@link dev.wenshu.connector.kafka.KafkaConfig} is meant for other modules.
 */
@NullMarked
package dev.wenshu.connector.kafka;

import org.jspecify.annotations.NullMarked;
