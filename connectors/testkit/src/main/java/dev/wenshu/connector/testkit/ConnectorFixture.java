package dev.wenshu.connector.testkit;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.WriteBackOperation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.RoutesBuilder;

/** A connector with its system, made new for each test of {@link ConnectorContract} and closed after it. */
public interface ConnectorFixture {
    Connector connector();

    /** All routes of the connector, built from {@link #settings()}. */
    List<RoutesBuilder> routes();

    ReadSettings<?> settings();

    /** The README of the module, which explains every setting. */
    Path readme();

    /** Puts an item into the system, as a person or a device would. */
    void put(String fileName, byte[] content) throws Exception;

    /** How intake gets what was {@link #put}: as it is, unless the system wraps it, as a message does. */
    default Arriving arriving(String fileName, byte[] content) {
        return new Arriving(fileName, content);
    }

    /** An operation that needs {@code capability}, for an item put before. */
    WriteBackOperation operation(Capability capability);

    /** What a person sees in the system: a name for each thing, and its content or state. */
    Map<String, String> seen() throws Exception;

    /** An item as it was handed on, for connectors that do not pick up; else never called. */
    default SourceItem itemWithoutPickUp() {
        throw new UnsupportedOperationException("this connector picks up");
    }

    /** From now on the system does not answer. */
    void makeUnreachable() throws Exception;

    /** Whether there is something like a password, said aloud either way. */
    Credentials credentials();

    /** Values that must never be shown, as passwords of the fixture. */
    List<String> secrets();

    void close() throws Exception;

    /** An item as intake is to get it. */
    record Arriving(String fileName, byte[] content) {}

    /** How a system tells friends from strangers. */
    sealed interface Credentials {
        /** {@code spoil} makes the connector's credentials wrong. */
        record Checked(Spoil spoil) implements Credentials {}

        /** Nobody is asked for credentials; {@code reason} has to be a sentence of the README. */
        record NotAsked(String reason) implements Credentials {}
    }

    /** Makes credentials wrong. */
    @FunctionalInterface
    interface Spoil {
        void run() throws Exception;
    }
}
