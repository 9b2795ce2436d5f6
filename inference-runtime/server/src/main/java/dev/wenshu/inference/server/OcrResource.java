package dev.wenshu.inference.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.inference.TextRecognition.RecognitionRequest;
import dev.wenshu.inference.server.http.ApiError;
import dev.wenshu.inference.server.http.InferenceApi;
import dev.wenshu.inference.server.http.ServerConfig;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import dev.wenshu.kernel.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.Files;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/ocr}: an image, as the body itself or as the form field {@code file}, to its lines and words. */
@Path("/v1/ocr")
@InferenceApi
@Produces(MediaType.APPLICATION_JSON)
public final class OcrResource {
    private final TextRecognition recognition;
    private final long maxImage;

    OcrResource(TextRecognition recognition, ServerConfig config) {
        this.recognition = recognition;
        this.maxImage = config.maxImage().asLongValue();
    }

    @POST
    @Consumes({MediaType.APPLICATION_OCTET_STREAM, "image/*"})
    public String body(@QueryParam("model") @DefaultValue(RecognitionRequest.AUTO) String model, byte[] image) {
        checkSize(image.length);
        return recognize(model, image);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public String form(
            @RestForm @DefaultValue(RecognitionRequest.AUTO) String model, @RestForm @Nullable FileUpload file) {
        if (file == null) {
            throw new Fault(FaultCategory.INPUT, "the form has no field named file");
        }
        checkSize(file.size());
        try {
            return recognize(model, Files.readAllBytes(file.uploadedFile()));
        } catch (IOException e) {
            throw new Fault(FaultCategory.INTERNAL, "the upload could not be read back", e);
        }
    }

    @ServerExceptionMapper
    Response fault(Fault fault) {
        return ApiError.of(fault).response();
    }

    private String recognize(String model, byte[] image) {
        try {
            return Json.mapper().writeValueAsString(recognition.recognize(new RecognitionRequest(model, image)));
        } catch (JsonProcessingException e) {
            throw new Fault(FaultCategory.INTERNAL, "the page could not be written as JSON", e);
        }
    }

    private void checkSize(long bytes) {
        if (bytes == 0 || bytes > maxImage) {
            throw new Fault(
                    FaultCategory.INPUT, "an image of " + bytes + " bytes is outside the limits of 1 to " + maxImage);
        }
    }
}
