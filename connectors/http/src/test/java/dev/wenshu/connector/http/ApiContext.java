package dev.wenshu.connector.http;

import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.testkit.RecordingIntake;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Route;
import org.apache.camel.impl.DefaultCamelContext;

/** The connector behind a real HTTP server, with an intake that remembers. */
final class ApiContext implements AutoCloseable {
    final TestApi api = new TestApi();
    final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();

    ApiContext(Path folder, Map<String, String> settings) throws Exception {
        HttpConfig config = TestApi.config(folder, settings);
        context.addRoutes(api.server);
        context.addRoutes(intake);
        context.addRoutes(new HttpSourceRoute(config));
        context.addRoutes(new HttpWriteBackRoute(config));
        context.start();
    }

    List<SourceItem> items() {
        return intake.handedOn().stream().map(HandedOn::item).toList();
    }

    List<String> names() {
        return items().stream().map(SourceItem::fileName).toList();
    }

    <T> T send(String endpoint, Object body, Class<T> answer) throws Exception {
        try (var template = context.createFluentProducerTemplate()) {
            return template.withBody(body).to(endpoint).request(answer);
        }
    }

    List<Route> routes() {
        return context.getRoutes();
    }

    @Override
    public void close() {
        context.stop();
        api.close();
    }
}
