package dev.wenshu.inference.server;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(RemoteEngineTest.UnreachableUpstream.class)
class RemoteEngineTest {
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
    }

    /** Port 1 of this machine refuses connections. */
    public static final class UnreachableUpstream implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "wenshu.inference.url", "http://127.0.0.1:1", "wenshu.inference.server.access-key", "letmein");
        }
    }
}
