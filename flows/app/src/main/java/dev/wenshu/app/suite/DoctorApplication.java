package dev.wenshu.app.suite;

import dev.wenshu.app.cli.DoctorListing;
import dev.wenshu.connector.Connector;
import dev.wenshu.connector.SourceCheck;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at what the suite stands on and at every source of the settings, changes nothing, and says of each fault what to do; all are
 * found, not only the first. Ends with 1 where there is one. No route is started.
 */
@Singleton
public final class DoctorApplication implements QuarkusApplication {
    private final FoundationChecks foundations;
    private final Instance<Connector> connectors;

    DoctorApplication(FoundationChecks foundations, Instance<Connector> connectors) {
        this.foundations = foundations;
        this.connectors = connectors;
    }

    @Override
    public int run(String... args) {
        List<SourceCheck> checks = new ArrayList<>(foundations.run());
        for (Connector connector : connectors) {
            checks.addAll(of(connector));
        }
        new DoctorListing(checks).print(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        return checks.stream().allMatch(check -> check.fault().isEmpty()) ? 0 : 1;
    }

    /** Where the settings themselves are wrong that is all there is to find. */
    private static List<SourceCheck> of(Connector connector) {
        SourceCheck settings = SourceCheck.of(connector.name(), connector::sources);
        return settings.fault().isPresent()
                ? List.of(settings)
                : connector.check().stream()
                        .map(check -> new SourceCheck(connector.name() + " " + check.source(), check.fault()))
                        .toList();
    }
}
