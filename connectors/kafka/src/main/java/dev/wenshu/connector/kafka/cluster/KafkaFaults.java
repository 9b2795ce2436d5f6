package dev.wenshu.connector.kafka.cluster;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.ThrottlingQuotaExceededException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Says whose turn it is when a cluster refuses or does not answer. */
final class KafkaFaults {
    private static final int DEPTH = 16;

    private KafkaFaults() {}

    /** The fault for {@code failure}; {@code what} says what was tried, on which topic. */
    static Fault of(String what, Exception failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEPTH; depth++, at = at.getCause()) {
            switch (at) {
                case Fault fault -> {
                    return fault;
                }
                case AuthenticationException _, AuthorizationException _ -> {
                    return setup(what, "access denied. Check user, password, tls and permissions", failure);
                }
                case UnknownTopicOrPartitionException _, InvalidTopicException _ -> {
                    return noTopic(what);
                }
                case RecordTooLargeException _ -> {
                    return setup(what, "the record is too large. Raise max.message.bytes of the topic", failure);
                }
                case ThrottlingQuotaExceededException _ -> {
                    return new Fault(
                            FaultCategory.CAPACITY, what + ": over a quota of the cluster. It is tried again", failure);
                }
                case ConfigException wrong -> {
                    // Without its cause: it quotes values.
                    return new Fault(
                            FaultCategory.SETUP, what + ": a client property is not accepted (" + name(wrong) + ")");
                }
                default -> {}
            }
        }
        return new Fault(
                FaultCategory.EXTERNAL,
                what + ": " + failure.getClass().getSimpleName() + ". It is tried again",
                failure);
    }

    static Fault noTopic(String what) {
        return new Fault(FaultCategory.SETUP, what + ": there is no such topic. Create it or correct the setting");
    }

    private static Fault setup(String what, String reason, Exception failure) {
        return new Fault(FaultCategory.SETUP, what + ": " + reason, failure);
    }

    /** The property's name, the only word with dots in the message that can be shown. */
    private static String name(ConfigException wrong) {
        String[] words = String.valueOf(wrong.getMessage()).split("configuration ", 2);
        String name = words.length < 2 ? "" : words[1].split("[: ]", 2)[0];
        return name.matches("[a-z.]+") ? name : "see the settings";
    }
}
