package dev.wenshu.inference.server.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wenshu.inference.server.device.Devices;
import dev.wenshu.inference.server.device.GpuDevices;
import dev.wenshu.inference.server.http.ApiError;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** {@code /v1/admin}: states of models, probing and draining them, devices. */
@Path("/v1/admin")
@AdminAccess
@Produces(MediaType.APPLICATION_JSON)
public final class AdminResource {
    private final Optional<ModelAdmin> admin;
    private final GpuDevices devices;

    AdminResource(Optional<ModelAdmin> admin, GpuDevices devices) {
        this.admin = admin;
        this.devices = devices;
    }

    @GET
    @Path("/models")
    public String models() {
        ObjectNode body = Json.mapper().createObjectNode().put("object", "list");
        ArrayNode data = body.putArray("data");
        admin().models().forEach(model -> data.add(Json.mapper().<ObjectNode>valueToTree(model)));
        return body.toString();
    }

    @POST
    @Path("/models/{name: .+}/probe")
    public String probe(@PathParam("name") String name) {
        ModelAdmin.Probe probe = admin().probe(name);
        ObjectNode body = Json.mapper()
                .createObjectNode()
                .put("model", name)
                .put("works", probe.works())
                .put("millis", probe.took().toMillis());
        ArrayNode findings = body.putArray("findings");
        probe.findings().forEach(findings::add);
        return body.toString();
    }

    @POST
    @Path("/models/{name: .+}/drain")
    public String drain(@PathParam("name") String name) {
        admin().drain(name);
        return models();
    }

    @POST
    @Path("/models/{name: .+}/resume")
    public String resume(@PathParam("name") String name) {
        admin().resume(name);
        return models();
    }

    @GET
    @Path("/devices")
    public String devices() {
        ObjectNode body = Json.mapper().createObjectNode().put("object", "list");
        ArrayNode data = body.putArray("data");
        switch (devices.now()) {
            case Devices.Found found -> found.devices().forEach(device -> data.add(DeviceJson.of(device)));
            case Devices.NoGpu none -> body.put("message", none.reason());
        }
        return body.toString();
    }

    @ServerExceptionMapper
    Response fault(Fault fault) {
        return ApiError.of(fault).response();
    }

    private ModelAdmin admin() {
        return admin.orElseThrow(
                () -> new Fault(FaultCategory.SETUP, "the models of this server are administered where they run"));
    }
}
