package dev.wenshu.connector.jms.broker;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.ResourceAllocationException;
import javax.net.ssl.SSLException;

/** Says whose turn it is when a broker refuses or does not answer. Texts of brokers are not repeated: they can quote addresses. */
final class JmsFaults {
    private JmsFaults() {}

    /** The fault for {@code failure}; {@code what} says what was tried, on which queue. */
    static Fault of(String what, JMSException failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SSLException) {
                return fault(FaultCategory.SETUP, what, "the broker's certificate or TLS is not accepted", failure);
            }
        }
        return switch (failure) {
            case JMSSecurityException _ ->
                fault(FaultCategory.SETUP, what, "access denied. Check user, password and permissions", failure);
            case InvalidDestinationException _ ->
                fault(FaultCategory.SETUP, what, "there is no such queue. Create it or correct the setting", failure);
            case ResourceAllocationException _ ->
                fault(FaultCategory.CAPACITY, what, "the broker is full. Make room; it is tried again", failure);
            case MessageFormatException _ ->
                fault(FaultCategory.INPUT, what, "the message holds something else than bytes", failure);
            default ->
                fault(
                        FaultCategory.EXTERNAL,
                        what,
                        failure.getClass().getSimpleName() + ". It is tried again",
                        failure);
        };
    }

    private static Fault fault(FaultCategory category, String what, String reason, Exception cause) {
        return new Fault(category, what + ": " + reason, cause);
    }
}
