package dev.wenshu.backbone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same on PostgreSQL. */
class PostgresReviewTest extends ReviewScenarios {
    private static EmbeddedPostgres postgres;
    private static int databases;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeAll
    static void startServer() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        postgres.close();
    }

    @Override
    Map<String, String> settings() throws Exception {
        if (settings.isEmpty()) {
            String database = "review" + databases++;
            try (Connection connection = postgres.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + database);
            }
            settings.put("wenshu.database.url", postgres.getJdbcUrl("postgres", database));
            settings.put("wenshu.database.user", "postgres");
        }
        return settings;
    }
}
