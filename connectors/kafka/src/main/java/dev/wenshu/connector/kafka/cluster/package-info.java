/** The cluster behind Kafka's own clients: logging in, reading a topic as a member of a group, writing records. */
@NullMarked
package dev.wenshu.connector.kafka.cluster;

import org.jspecify.annotations.NullMarked;
