package dev.wenshu.backbone.writeback;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/** Reaches the source systems through the routes of their connectors. */
public final class ConnectorSystems implements SourceSystems {
    private final ProducerTemplate camel;
    private final Map<String, Connector> connectors;

    public ConnectorSystems(ProducerTemplate camel, List<Connector> connectors) {
        this.camel = camel;
        this.connectors =
                connectors.stream().collect(Collectors.toUnmodifiableMap(Connector::name, Function.identity()));
    }

    @Override
    public Set<Capability> capabilities(String system) {
        Connector connector = connectors.get(system);
        if (connector == null) {
            throw new Fault(FaultCategory.SETUP, "Connector " + system + " is not installed");
        }
        return connector.capabilities();
    }

    @Override
    public List<WriteBackOutcome> write(String system, WriteBackRequest request) {
        Object answer = ask(system, ConnectorEndpoints.writeBack(system), request);
        if (answer instanceof List<?> list && list.stream().allMatch(WriteBackOutcome.class::isInstance)) {
            return list.stream().map(WriteBackOutcome.class::cast).toList();
        }
        throw new Fault(
                FaultCategory.INTERNAL, "Connector " + system + " answered a write-back with no list of outcomes");
    }

    @Override
    public WriteBackOutcome undo(String system, UndoRequest request) {
        if (ask(system, ConnectorEndpoints.undo(system), request) instanceof WriteBackOutcome outcome) {
            return outcome;
        }
        throw new Fault(FaultCategory.INTERNAL, "Connector " + system + " answered an undo with no outcome");
    }

    private Object ask(String system, String endpoint, Object request) {
        try {
            return camel.requestBody(endpoint, request);
        } catch (CamelExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof Fault fault) {
                throw fault;
            }
            if (cause instanceof DirectConsumerNotAvailableException) {
                throw new Fault(FaultCategory.SETUP, "Connector " + system + " is not installed or not running", e);
            }
            throw new Fault(
                    Fault.categoryOf(cause),
                    "Connector " + system + " failed: " + cause.getClass().getName(),
                    e);
        }
    }
}
