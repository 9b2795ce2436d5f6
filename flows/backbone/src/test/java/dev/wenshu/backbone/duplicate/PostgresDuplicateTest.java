package dev.wenshu.backbone.duplicate;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresDuplicateTest extends DuplicateScenarios {
    private static EmbeddedPostgres postgres;
    private static int databases;

    @BeforeAll
    static void startServer() throws Exception {
        postgres = EmbeddedPostgres.builder().start();
    }

    @AfterAll
    static void stopServer() throws Exception {
        postgres.close();
    }

    @Override
    DataSource dataSource() throws Exception {
        String database = "duplicates" + databases++;
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        return postgres.getDatabase("postgres", database);
    }
}
