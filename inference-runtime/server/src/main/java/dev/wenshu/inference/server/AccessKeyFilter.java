package dev.wenshu.inference.server;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Where an access key is set, turns away callers that do not send it. */
@Provider
@InferenceApi
final class AccessKeyFilter implements ContainerRequestFilter {
    private final Instance<InferenceConfig> config;

    /** Quarkus makes filters before run-time settings exist, so these are looked up at each request. */
    AccessKeyFilter(Instance<InferenceConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        Optional<byte[]> expected = config.get().server().accessKey().map(key -> bytes("Bearer " + key));
        String given = request.getHeaderString(HttpHeaders.AUTHORIZATION);
        if (expected.isPresent() && !MessageDigest.isEqual(expected.get(), bytes(given == null ? "" : given))) {
            request.abortWith(ApiError.unauthorized());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
