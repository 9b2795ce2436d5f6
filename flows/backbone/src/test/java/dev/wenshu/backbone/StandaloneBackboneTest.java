package dev.wenshu.backbone;

import dev.wenshu.backbone.testing.StandaloneBroker;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same promises on PostgreSQL and a broker in a process of its own: the same code, other settings. */
class StandaloneBackboneTest extends BackboneScenarios {
    private static EmbeddedPostgres postgres;
    private static StandaloneBroker broker;
    private static int databases;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeAll
    static void startServers() throws Exception {
        broker = StandaloneBroker.start();
        postgres = EmbeddedPostgres.builder().start();
        broker.awaitReady();
    }

    @AfterAll
    static void stopServers() throws Exception {
        postgres.close();
        broker.close();
    }

    @Override
    Map<String, String> settings() throws Exception {
        if (settings.isEmpty()) {
            String database = "wenshu" + databases++;
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + database);
            }
            settings.put("wenshu.database.url", postgres.getJdbcUrl("postgres", database));
            settings.put("wenshu.database.user", "postgres");
            settings.put("wenshu.broker.url", broker.url());
            settings.put("wenshu.broker.user", StandaloneBroker.USER);
            settings.put("wenshu.broker.password", StandaloneBroker.PASSWORD);
        }
        return settings;
    }
}
