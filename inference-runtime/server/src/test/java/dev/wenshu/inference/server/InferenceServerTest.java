package dev.wenshu.inference.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.models.Model;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InferenceServerTest {
    @Test
    void servesEmbeddingsToOfficialClient() {
        // Given
        OpenAIClient client = client();

        // When
        CreateEmbeddingResponse response = client.embeddings()
                .create(EmbeddingCreateParams.builder()
                        .model("bge-small-en-v1.5")
                        .inputOfArrayOfStrings(List.of("total amount", "invoice number"))
                        .build());

        // Then
        assertThat(response.data()).hasSize(2);
        assertThat(response.data().getFirst().embedding()).hasSize(384);
        assertThat(response.usage().promptTokens()).isPositive();
        client.close();
    }

    @Test
    void listsModelsToOfficialClient() {
        // Given
        OpenAIClient client = client();

        // When
        List<String> ids = client.models().list().data().stream().map(Model::id).toList();

        // Then
        assertThat(ids).contains("pp-ocrv4", "bge-small-zh-v1.5", "bge-small-en-v1.5");
        assertThatThrownBy(() -> client.models().retrieve("gpt-9")).isInstanceOf(NotFoundException.class);
        client.close();
    }

    @Test
    void givesSameVectorAsNumbersAndInBase64() {
        String floats = given().contentType(ContentType.JSON)
                .body("{\"model\":\"auto\",\"input\":\"价税合计\"}")
                .post("/v1/embeddings")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("model", equalTo("bge-small-zh-v1.5"))
                .body("data[0].embedding", hasSize(512))
                .extract()
                .path("object");
        assertThat(floats).isEqualTo("list");
        given().contentType(ContentType.JSON)
                .body("{\"model\":\"auto\",\"input\":[\"价税合计\"],\"encoding_format\":\"base64\"}")
                .post("/v1/embeddings")
                .then()
                .statusCode(200)
                .body("data[0].embedding.length()", equalTo((512 * 4 + 2) / 3 * 4));
    }

    @Test
    void answersUnknownModelAndBadInputAsOpenAiDoes() {
        given().contentType(ContentType.JSON)
                .body("{\"model\":\"gpt-9\",\"input\":\"x\"}")
                .post("/v1/embeddings")
                .then()
                .statusCode(404)
                .body("error.code", equalTo("model_not_found"));
        given().contentType(ContentType.JSON)
                .body("{\"input\":[]}")
                .post("/v1/embeddings")
                .then()
                .statusCode(400)
                .body("error.type", equalTo("invalid_request_error"));
        given().contentType(ContentType.JSON)
                .body("{")
                .post("/v1/embeddings")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .body("{\"input\":[[1,2]]}")
                .post("/v1/embeddings")
                .then()
                .statusCode(400);
    }

    @Test
    void readsUploadedImageAndImageBody() throws IOException {
        byte[] image = printed("Invoice 27086599");
        given().multiPart("file", "page.png", image, "image/png")
                .post("/v1/ocr")
                .then()
                .statusCode(200)
                .body("model", equalTo("pp-ocrv4"))
                .body("lines.text", hasItem("Invoice 27086599"));
        given().contentType("image/png")
                .body(image)
                .post("/v1/ocr?model=pp-ocrv4")
                .then()
                .statusCode(200)
                .body("lines[0].words.text", hasItem("27086599"));
    }

    @Test
    void refusesWhatIsNoImage() {
        given().contentType("application/octet-stream")
                .body(new byte[] {1, 2, 3})
                .post("/v1/ocr")
                .then()
                .statusCode(400)
                .body("error.message", containsString("not an image"));
        given().multiPart("other", "x").post("/v1/ocr").then().statusCode(400);
    }

    @Test
    void reportsHealthAndMetrics() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItem("inference"));
        given().contentType(ContentType.JSON)
                .body("{\"input\":\"metrics\"}")
                .post("/v1/embeddings")
                .then()
                .statusCode(200);
        given().get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("gen_ai_server_request_duration_seconds_count"))
                .body(containsString("gen_ai_client_token_usage"));
    }

    private OpenAIClient client() {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://localhost:" + RestAssured.port + "/v1")
                .apiKey("unused")
                .build();
    }

    private static byte[] printed(String text) throws IOException {
        BufferedImage page = new BufferedImage(700, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = page.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 700, 200);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 36));
        graphics.drawString(text, 60, 110);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(page, "png", bytes);
        return bytes.toByteArray();
    }
}
