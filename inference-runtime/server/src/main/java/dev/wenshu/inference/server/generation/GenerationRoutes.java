package dev.wenshu.inference.server.generation;

import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.server.answer.ChatAnswer;
import dev.wenshu.inference.server.answer.TextAnswer;
import dev.wenshu.inference.server.http.AccessKeys;
import dev.wenshu.inference.server.http.ApiError;
import dev.wenshu.inference.server.http.CallContexts;
import dev.wenshu.inference.server.http.Caller;
import dev.wenshu.inference.server.http.ServerConfig;
import dev.wenshu.inference.server.request.ChatReader;
import dev.wenshu.inference.server.request.CompletionReader;
import dev.wenshu.inference.server.request.ImageLimits;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * The two endpoints that generate text. They are Vert.x routes rather than JAX-RS resources: a response is a stream only
 * once the first token is there, and the generating thread writes to it under its back-pressure.
 */
@Singleton
final class GenerationRoutes {
    private static final String CALLER = GenerationRoutes.class.getName();

    private final TextGeneration generation;
    private final ModelVersions versions;
    private final AccessKeys keys;
    private final ServerConfig config;
    private final CallContexts contexts;
    private final ExecutorService threads;

    GenerationRoutes(
            TextGeneration generation,
            ModelCatalog catalog,
            AccessKeys keys,
            ServerConfig config,
            @VirtualThreads ExecutorService threads) {
        this.generation = generation;
        this.versions = new ModelVersions(catalog, threads);
        this.keys = keys;
        this.config = config;
        this.contexts = new CallContexts(Clock.systemUTC(), config.maxDuration());
        this.threads = threads;
    }

    void register(@Observes Router router) {
        ImageLimits images = new ImageLimits(config.maxImage().asLongValue(), config.maxPixels(), config.maxImages());
        route(router, "/v1/chat/completions", new Endpoint("chatcmpl-", new ChatReader(images), ChatAnswer::new));
        route(router, "/v1/completions", new Endpoint("cmpl-", new CompletionReader(), TextAnswer::new));
    }

    private void route(Router router, String path, Endpoint endpoint) {
        long maxBody = config.maxBody().asLongValue();
        SecurityPolicyHandler admission = this::admit;
        router.post(path)
                .handler(admission)
                .handler(BodyHandler.create(false).setBodyLimit(maxBody))
                .handler(context -> threads.execute(() -> serve(context, endpoint)))
                .failureHandler(context -> failed(context, maxBody));
    }

    /** Before the body is read: strangers send none. */
    private void admit(RoutingContext context) {
        Optional<Caller> caller = keys.caller(context.request().getHeader("Authorization"));
        if (caller.isEmpty()) {
            Exchange.send(context.response(), ApiError.unauthorized());
        } else if (!isJson(context.request().getHeader("Content-Type"))) {
            Exchange.send(context.response(), ApiError.notJson());
        } else {
            context.put(CALLER, caller.get());
            context.next();
        }
    }

    /** A page in a browser may send other types anywhere without asking, this one it may not. */
    private static boolean isJson(@Nullable String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/json");
    }

    private void serve(RoutingContext routing, Endpoint endpoint) {
        try {
            Caller caller = Objects.requireNonNull(routing.get(CALLER));
            CallContext context = contexts.read(caller, routing.request()::getHeader);
            new Serving(routing, endpoint, context, config, new Choices(generation, threads), versions::of)
                    .run(body(routing));
        } catch (RuntimeException e) {
            Exchange.send(routing.response(), ApiError.of(e));
        }
    }

    /** Takes the body out of the context, which lives as long as the stream does. */
    private static byte[] body(RoutingContext routing) {
        byte[] body = routing.body().buffer() == null
                ? new byte[0]
                : routing.body().buffer().getBytes();
        ((RoutingContextInternal) routing).setBody(null);
        return body;
    }

    private static void failed(RoutingContext context, long maxBody) {
        if (context.response().ended() || context.response().closed()) {
            return;
        }
        boolean tooLarge = context.statusCode() == 413;
        Throwable failure = context.failure() == null ? new IllegalStateException() : context.failure();
        Exchange.send(context.response(), tooLarge ? ApiError.tooLarge(maxBody) : ApiError.of(failure));
    }
}
