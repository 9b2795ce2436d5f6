package dev.wenshu.inference.openai;

import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.wenshu.inference.TextRecognition;
import dev.wenshu.kernel.Json;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Text recognition by {@code POST /v1/ocr} of a Wenshu inference server. */
public final class OpenAiTextRecognition implements TextRecognition {
    private static final String PATH = "/v1/ocr";

    private final OpenAiServer server;

    public OpenAiTextRecognition(OpenAiServer server) {
        this.server = server;
    }

    @Override
    public RecognizedPage recognize(RecognitionRequest request) {
        String model = URLEncoder.encode(request.model(), StandardCharsets.UTF_8);
        try {
            return Json.mapper()
                    .readerFor(RecognizedPage.class)
                    .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(server.post(PATH + "?model=" + model, request.image()));
        } catch (IOException e) {
            throw OpenAiServer.external(PATH, "answered with something that is not a page", null);
        }
    }
}
