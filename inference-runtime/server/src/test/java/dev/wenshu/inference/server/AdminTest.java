package dev.wenshu.inference.server;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.wenshu.inference.generation.Completion;
import dev.wenshu.inference.usage.UsageEvent;
import dev.wenshu.inference.usage.UsageListener;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people who run the server see of it. */
@QuarkusTest
class AdminTest {
    @Inject
    UsageListener listener;

    @Inject
    Account account;

    @Test
    void showsAndDrainsModels() {
        given().get("/v1/admin/models").then().statusCode(200).body("data[0].state", equalTo("ready"));
        given().post("/v1/admin/models/a/b/drain").then().statusCode(200).body("data[0].state", equalTo("draining"));
        given().post("/v1/admin/models/scripted/resume").then().body("data[0].state", equalTo("ready"));
        given().post("/v1/admin/models/scripted/probe")
                .then()
                .body("works", equalTo(true))
                .body("findings", hasItem("no reasoning"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://127.0.0.1.evil.example", "null", "not an origin"})
    void refusesAdministrationByPagesOfOtherSites(String origin) {
        given().header("Origin", origin)
                .post("/v1/admin/models/scripted/drain")
                .then()
                .statusCode(403)
                .body("error.code", equalTo("forbidden"));
        given().header("Origin", origin)
                .multiPart("file", "page.png", new byte[1], "image/png")
                .post("/v1/ocr")
                .then()
                .statusCode(403);
    }

    @Test
    void refusesAdministrationUnderANameThatOnlyLeadsHere() {
        given().header("Host", "rebound.example").get("/v1/admin/models").then().statusCode(403);
    }

    @Test
    void letsPagesOfThisMachineAdminister() {
        given().header("Origin", "http://localhost:3000")
                .post("/v1/admin/models/scripted/resume")
                .then()
                .statusCode(200);
        given().header("Origin", "http://[::1]:8480")
                .post("/v1/admin/models/scripted/resume")
                .then()
                .statusCode(200);
    }

    @Test
    void saysPlainlyThatThereIsNoGpu() {
        given().get("/v1/admin/devices")
                .then()
                .statusCode(200)
                .body("data.size()", equalTo(0))
                .body("message", containsString("no GPU"));
    }

    @Test
    void isReadyBecauseTheModelGenerates() {
        given().get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'inference' }.data.generation", equalTo("works"));
        given().get("/q/health/live").then().statusCode(200);
    }

    @Test
    void measuresGenerationsAndModels() {
        given().contentType(ContentType.JSON)
                .header("X-Wenshu-Department", "finance")
                .body("{\"messages\":[{\"role\":\"user\",\"content\":\"count 3 every 2\"}]}")
                .post("/v1/chat/completions")
                .then()
                .statusCode(200);
        given().get("/q/metrics")
                .then()
                .body(containsString("gen_ai_server_time_to_first_token_seconds_bucket"))
                .body(containsString("gen_ai_server_time_per_output_token_seconds_count"))
                .body(containsString("wenshu_department=\"finance\""))
                .body(containsString("gen_ai_token_type=\"output\""))
                .body(containsString("wenshu_model_running{model=\"scripted\"} 1.0"));
    }

    @Test
    void handsUsageToObserversAndSurvivesOneThatFails() {
        // Given
        UsageEvent event = event("u-1");

        // When
        listener.onUsage(event);
        listener.onUsage(event("fail"));

        // Then
        Assertions.assertThat(account.events).contains(event);
        given().get("/q/metrics").then().body(containsString("wenshu_inference_calls_unobserved_total"));
    }

    @Test
    void ranksDocumentsByMeaning() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"query":"How much has to be paid?","top_n":2,"return_documents":true,
                         "documents":["The weather is fine today.",{"text":"The total amount due is 120 EUR."},"A cat."]}
                        """)
                .post("/v1/rerank")
                .then()
                .statusCode(200)
                .body("results.size()", equalTo(2))
                .body("results[0].index", equalTo(1))
                .body("results[0].document.text", containsString("120 EUR"));
        given().contentType(ContentType.JSON)
                .body("{\"query\":\"x\",\"documents\":[]}")
                .post("/v1/rerank")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("documents"));
        given().contentType(ContentType.JSON)
                .body("{\"input\":\"x\",\"dimensions\":7}")
                .post("/v1/embeddings")
                .then()
                .statusCode(400)
                .body("error.param", equalTo("dimensions"));
    }

    private static UsageEvent event(String id) {
        return new UsageEvent(
                id,
                Instant.EPOCH,
                "finance",
                "",
                "",
                "",
                "chat",
                "auto",
                "scripted",
                Completion.Usage.NONE,
                Completion.Timing.NONE,
                "cpu",
                null,
                false,
                UsageEvent.Outcome.OK);
    }

    /** Stands for the module that keeps accounts. */
    @Singleton
    static final class Account {
        private final List<UsageEvent> events = new CopyOnWriteArrayList<>();

        void onUsage(@Observes UsageEvent event) {
            if (event.id().equals("fail")) {
                throw new IllegalStateException("disk full");
            }
            events.add(event);
        }
    }
}
