package dev.wenshu.inference.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.ModelCatalog;
import dev.wenshu.inference.ModelCatalog.ModelCard;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.server.http.ApiError;
import dev.wenshu.inference.server.http.InferenceApi;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code GET /v1/models} of the OpenAI API; each model also says its task, version, licence, context and whether it takes images. */
@Path("/v1/models")
@InferenceApi
@Produces(MediaType.APPLICATION_JSON)
public final class ModelsResource {
    private final ModelCatalog catalog;

    ModelsResource(ModelCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    public String list() {
        ObjectNode body = Json.mapper().createObjectNode().put("object", "list");
        ArrayNode data = body.putArray("data");
        catalog.models().forEach(card -> data.add(json(card)));
        return body.toString();
    }

    @GET
    @Path("/{id: .+}")
    public String one(@PathParam("id") String id) {
        return catalog.models().stream()
                .filter(card -> card.id().equals(id))
                .findFirst()
                .map(card -> json(card).toString())
                .orElseThrow(() -> new UnknownModel(id, "see /v1/models"));
    }

    @ServerExceptionMapper
    Response fault(Fault fault) {
        return ApiError.of(fault).response();
    }

    private static ObjectNode json(ModelCard card) {
        ObjectNode json = Json.mapper()
                .createObjectNode()
                .put("id", card.id())
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", card.engine())
                .put("task", card.task().name().toLowerCase(Locale.ROOT))
                .put("version", card.version())
                .put("licence", card.licence())
                .put("vision", card.vision());
        return card.context() > 0 ? json.put("context", card.context()) : json;
    }
}
