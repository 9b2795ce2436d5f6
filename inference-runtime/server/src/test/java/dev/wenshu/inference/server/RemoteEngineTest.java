package dev.wenshu.inference.server;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.wenshu.inference.server.scripted.ScriptedModel;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An upstream that does not answer, and access keys. */
@QuarkusTest
@TestProfile(RemoteEngineTest.UnreachableUpstream.class)
class RemoteEngineTest {
    @Inject
    ScriptedModel model;

    @Test
    void sendsInferenceToTheAddressAndReportsItsFailure() {
        given().header("Authorization", "Bearer letmein")
                .contentType(ContentType.JSON)
                .body("{\"input\":\"text\"}")
                .post("/v1/embeddings")
                .then()
                .statusCode(502)
                .body("error.code", equalTo("upstream_failed"));
    }

    @Test
    void isNotReadyWhileTheAddressDoesNotAnswer() {
        given().get("/q/health/ready").then().statusCode(503);
    }

    @Test
    void turnsAwayCallersWithoutTheAccessKey() {
        given().get("/v1/models").then().statusCode(401).body("error.code", equalTo("invalid_api_key"));
        given().header("Authorization", "Bearer wrong").get("/v1/models").then().statusCode(401);
        given().header("Authorization", "letmein").get("/v1/models").then().statusCode(401);
        chat("Bearer wrong").statusCode(401).body("error.code", equalTo("invalid_api_key"));
    }

    @Test
    void takesDepartmentFromTheKey() {
        // When
        chat("Bearer for-finance").statusCode(200);
        chat("bearer letmein").statusCode(200);

        // Then
        assertThat(model.nextRequest().context().department()).isEqualTo("finance");
        assertThat(model.nextRequest().context().department()).isEqualTo("sales");
    }

    @Test
    void letsOnlyTheAccessKeyAdminister() {
        given().get("/v1/admin/devices").then().statusCode(401);
        given().header("Authorization", "Bearer for-finance")
                .get("/v1/admin/devices")
                .then()
                .statusCode(403);
        given().header("Authorization", "Bearer letmein")
                .get("/v1/admin/devices")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse chat(String authorization) {
        return given().header("Authorization", authorization)
                .header("X-Wenshu-Department", "sales")
                .contentType(ContentType.JSON)
                .body("{\"messages\":[{\"role\":\"user\",\"content\":\"say x\"}]}")
                .post("/v1/chat/completions")
                .then();
    }

    /** Port 1 of this machine refuses connections. */
    public static final class UnreachableUpstream implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "wenshu.inference.url",
                    "http://127.0.0.1:1",
                    "wenshu.inference.server.access-key",
                    "letmein",
                    "wenshu.inference.server.keys.finance",
                    "for-finance");
        }
    }
}
