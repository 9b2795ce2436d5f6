package dev.wenshu.inference.server.http;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/**
 * Where access keys are set, turns away callers that do not send one. Where none is, turns away forms of other sites' pages,
 * the one kind of request here that a browser sends for them unasked.
 */
@Provider
@InferenceApi
final class AccessKeyFilter implements ContainerRequestFilter {
    private final Instance<AccessKeys> keys;

    /** Quarkus makes filters before run-time settings exist, so these are looked up at each request. */
    AccessKeyFilter(Instance<AccessKeys> keys) {
        this.keys = keys;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (keys.get()
                .caller(request.getHeaderString(HttpHeaders.AUTHORIZATION))
                .isEmpty()) {
            request.abortWith(ApiError.unauthorized().response());
        } else if (keys.get().none() && isForm(request) && !ThisMachine.isOrigin(request.getHeaderString("Origin"))) {
            request.abortWith(ApiError.forbidden("set an access key to take forms of other sites' pages")
                    .response());
        }
    }

    private static boolean isForm(ContainerRequestContext request) {
        return request.getMediaType() != null
                && request.getMediaType().isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE);
    }
}
