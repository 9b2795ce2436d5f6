package dev.wenshu.connector.http;

import dev.wenshu.connector.http.result.ResultStore;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** The API, on the suite's own HTTP server; nothing of it is there while neither a client nor a webhook is set. */
@Singleton
final class HttpSourceRoute extends RouteBuilder {
    static final String UPLOAD_ID = "http-upload";
    static final String WEBHOOK_ID = "http-webhook";
    static final String STATE_ID = "http-state";
    static final String RESULT_ID = "http-result";
    static final String OPENAPI_ID = "http-openapi";
    static final Set<String> IDS = Set.of(UPLOAD_ID, WEBHOOK_ID, STATE_ID, RESULT_ID, OPENAPI_ID);

    private static final int OK = 200;

    private final HttpSettings settings;
    private final InstantSource clock;

    HttpSourceRoute(HttpConfig config) {
        this.settings = HttpSettings.of(config);
        this.clock = InstantSource.system();
    }

    @Override
    public void configure() {
        settings.store().ifPresent(this::serve);
    }

    private void serve(ResultStore store) {
        HttpConfig config = settings.config();
        ApiKeys keys = new ApiKeys(settings.clients());
        Slots slots = new Slots(config.maxUploads());
        Intake intake = new Intake(getContext().createProducerTemplate(), store, clock);
        ResultEndpoint results = new ResultEndpoint(keys, store, config.sidecarSuffixes());
        byte[] openApi = openApi();

        answer(
                "POST",
                ApiPaths.DOCUMENTS,
                UPLOAD_ID,
                new UploadEndpoint(keys, slots, intake, store.incoming(), config.maxDocuments()));
        answer(
                "POST",
                ApiPaths.WEBHOOK,
                WEBHOOK_ID,
                new WebhookEndpoint(settings.webhooks(), slots, intake, store.incoming(), clock));
        answer("GET", ApiPaths.DOCUMENT, STATE_ID, results::state);
        answer("GET", ApiPaths.RESULT, RESULT_ID, results::result);
        answer("GET", ApiPaths.OPENAPI, OPENAPI_ID, _ -> new Answer(OK, "application/json", openApi, Map.of()));
    }

    /** The server's own body handler would hold a body in memory; without it the body is read by the endpoint. */
    private void answer(String method, String path, String id, AnswerProcessor.Endpoint endpoint) {
        from("platform-http:" + path + "?useBodyHandler=false&httpMethodRestrict=" + method)
                .routeId(id)
                .errorHandler(noErrorHandler())
                .streamCache("false")
                .process(new AnswerProcessor(settings.config(), endpoint));
    }

    private static byte[] openApi() {
        try (InputStream in = HttpSourceRoute.class.getResourceAsStream("openapi.json")) {
            return Objects.requireNonNull(in, "openapi.json is part of this module")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.json cannot be read", e);
        }
    }
}
