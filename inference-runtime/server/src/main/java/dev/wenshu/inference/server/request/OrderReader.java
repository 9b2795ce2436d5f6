package dev.wenshu.inference.server.request;

import dev.wenshu.inference.generation.CallContext;
import dev.wenshu.inference.server.http.Parameters;

/** Reads the body of one endpoint; throws {@link dev.wenshu.inference.generation.UnsupportedRequest}. */
@FunctionalInterface
public interface OrderReader {
    GenerationOrder read(Parameters body, CallContext context);
}
