package dev.wenshu.inference.server.admin;

import dev.wenshu.inference.server.http.AccessKeys;
import dev.wenshu.inference.server.http.ApiError;
import dev.wenshu.inference.server.http.Caller;
import dev.wenshu.inference.server.http.ThisMachine;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;

/**
 * Lets through whoever shows the access key. Where no key is set, callers on this machine that call it so, and no page of
 * another site in a browser here, also not one whose name leads here (DNS rebinding). Keys of departments are not enough.
 */
@Provider
@AdminAccess
final class AdminFilter implements ContainerRequestFilter {
    private static final String ORIGIN = "Origin";

    private final Instance<AccessKeys> keys;
    private final Instance<CurrentVertxRequest> current;

    /** Quarkus makes filters before run-time settings exist, so these are looked up at each request. */
    AdminFilter(Instance<AccessKeys> keys, Instance<CurrentVertxRequest> current) {
        this.keys = keys;
        this.current = current;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<Caller> caller = keys.get().caller(request.getHeaderString(HttpHeaders.AUTHORIZATION));
        if (caller.isEmpty()) {
            request.abortWith(ApiError.unauthorized().response());
        } else if (!caller.get().admin()) {
            request.abortWith(ApiError.forbidden("a department's key does not administer models")
                    .response());
        } else if (keys.get().none() && !(isLocal() && ThisMachine.isOrigin(request.getHeaderString(ORIGIN)))) {
            request.abortWith(ApiError.forbidden("set wenshu.inference.server.access-key to administer from elsewhere")
                    .response());
        }
    }

    private boolean isLocal() {
        HttpServerRequest request = current.get().getCurrent().request();
        HostAndPort called = request.authority();
        return called != null
                && ThisMachine.isHost(called.host())
                && ThisMachine.isHost(request.connection().remoteAddress().hostAddress());
    }
}
