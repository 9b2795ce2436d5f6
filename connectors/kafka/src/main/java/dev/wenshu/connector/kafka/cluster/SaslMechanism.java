package dev.wenshu.connector.kafka.cluster;

import org.apache.kafka.common.security.plain.PlainLoginModule;
import org.apache.kafka.common.security.scram.ScramLoginModule;

/** How a cluster checks user and password (RFC 4616, RFC 5802). */
public enum SaslMechanism {
    PLAIN("PLAIN", PlainLoginModule.class),
    SCRAM_SHA_256("SCRAM-SHA-256", ScramLoginModule.class),
    SCRAM_SHA_512("SCRAM-SHA-512", ScramLoginModule.class);

    private final String wireName;
    private final Class<?> module;

    SaslMechanism(String wireName, Class<?> module) {
        this.wireName = wireName;
        this.module = module;
    }

    String wireName() {
        return wireName;
    }

    /** A JAAS entry, with both values quoted. */
    String login(String user, String password) {
        return module.getName() + " required username=" + quoted(user) + " password=" + quoted(password) + ";";
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
