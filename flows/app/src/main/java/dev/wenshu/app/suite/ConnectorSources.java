package dev.wenshu.app.suite;

import dev.wenshu.connector.Connector;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.util.ArrayList;
import java.util.List;

/** What the settings of all connectors name. */
final class ConnectorSources {
    private ConnectorSources() {}

    /** Each as {@code system name}; one SETUP fault that lists what is wrong with the settings of any connector. */
    static List<String> of(Iterable<Connector> connectors) {
        List<String> sources = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Connector connector : connectors) {
            try {
                connector.sources().forEach(source -> sources.add(connector.name() + " " + source));
            } catch (Fault fault) {
                faults.add(String.valueOf(fault.getMessage()));
            }
        }
        if (!faults.isEmpty()) {
            throw new Fault(FaultCategory.SETUP, String.join(System.lineSeparator(), faults));
        }
        return List.copyOf(sources);
    }
}
