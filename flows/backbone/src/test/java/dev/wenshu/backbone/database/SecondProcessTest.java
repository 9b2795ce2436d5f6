package dev.wenshu.backbone.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command in a process of its own works on the H2 file of a running suite, and what a killed process committed stays. */
class SecondProcessTest {
    @TempDir
    Path folder;

    @Test
    void worksOnTheDatabaseOfARunningSuite() throws Exception {
        // Given
        try (AgroalDataSource suite = open(folder)) {
            Migrations.apply(suite);

            // When
            Process command = start("lock");
            boolean ended = command.waitFor(60, TimeUnit.SECONDS);

            // Then
            assertThat(ended).isTrue();
            assertThat(command.exitValue()).isZero();
            assertThat(ledgers(suite)).isEqualTo(1);
        }
    }

    @Test
    void keepsWhatWasCommittedWhenTheProcessIsKilled() throws Exception {
        // Given
        try (AgroalDataSource suite = open(folder)) {
            Migrations.apply(suite);
        }

        // When
        Process killed = start("halt");
        killed.waitFor(60, TimeUnit.SECONDS);

        // Then
        assertThat(killed.exitValue()).isEqualTo(137);
        try (AgroalDataSource suite = open(folder)) {
            assertThat(ledgers(suite)).isEqualTo(1);
        }
    }

    private Process start(String how) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Writer.class.getName(),
                        folder.toString(),
                        how)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int ledgers(AgroalDataSource dataSource) {
        return new Database(dataSource)
                .transaction(transaction -> transaction.list(row -> row.getString(1), "SELECT ledger FROM ledger_lock"))
                .size();
    }

    private static AgroalDataSource open(Path folder) {
        return DataSources.open(DataSources.h2File(folder), "wenshu", "", 3, Duration.ofSeconds(20));
    }

    /** Commits one row, then ends in order or as if killed. */
    static final class Writer {
        private Writer() {}

        public static void main(String[] arguments) {
            AgroalDataSource dataSource = open(Path.of(arguments[0]));
            new Database(dataSource)
                    .run(transaction -> transaction.update("INSERT INTO ledger_lock (ledger) VALUES ('x')"));
            if (arguments[1].equals("halt")) {
                Runtime.getRuntime().halt(137);
            }
            dataSource.close();
        }
    }
}
