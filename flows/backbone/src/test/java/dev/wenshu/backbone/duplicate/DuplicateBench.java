package dev.wenshu.backbone.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.backbone.BackboneConfig;
import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.database.DataSources;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Migrations;
import dev.wenshu.backbone.registry.Documents;
import dev.wenshu.backbone.registry.RegisteredDocument;
import dev.wenshu.backbone.testing.Injector;
import dev.wenshu.backbone.testing.ScriptedDuplicates;
import dev.wenshu.backbone.testing.Settings;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.duplicate.Traits;
import dev.wenshu.document.extract.Decision;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.extract.Extraction;
import dev.wenshu.document.reading.Reading;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Json;
import io.agroal.api.AgroalDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Time to look up and to add an invoice among a million known ones, on PostgreSQL; runs only where it is named:
 * {@code ./mvnw -pl :wenshu-backbone test -Dtest=DuplicateBench}.
 */
class DuplicateBench {
    private static final int KNOWN = Integer.getInteger("wenshu.bench.known", 1_000_000);
    private static final int PROBES = 2_000;
    private static final double LIMIT_MILLIS = 5;
    private static final System.Logger LOG = System.getLogger(DuplicateBench.class.getName());

    private final Random random = new Random(1);

    @TempDir
    Path folder;

    @Test
    void looksUpAmongAMillionInTime() throws Exception {
        // Given
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("shared_buffers", "512MB")
                        .setServerConfig("max_wal_size", "8GB")
                        .start();
                AgroalDataSource dataSource = DataSources.open(
                        postgres.getJdbcUrl("postgres", "postgres"), "postgres", "", 4, Duration.ofSeconds(10))) {
            Migrations.apply(dataSource);
            fill(dataSource);
            Database database = new Database(dataSource);
            KnownDocuments known = new KnownDocuments();
            Injector injector = new Injector(
                    database,
                    known,
                    InstantSource.system(),
                    Settings.of(folder, Map.of()).getConfigMapping(BackboneConfig.class),
                    new ScriptedDuplicates());
            Documents documents = new Documents(injector.get(AuditLog.class), InstantSource.system());
            DuplicateCheck check = injector.get(DuplicateCheck.class);

            // When
            double[] copies = millis(
                    "look-up of a copy",
                    keys -> database.run(transaction -> known.sharing(transaction, keys, "")),
                    () -> keysOf(database, 1 + random.nextInt(KNOWN)));
            double[] others = millis(
                    "look-up of a new invoice",
                    keys -> database.run(transaction -> known.sharing(transaction, keys, "")),
                    () -> newKeys(database));
            double[] settled = millis(
                    "registering, look-up and insert, two commits",
                    keys -> settle(database, documents, check, keys),
                    () -> newKeys(database));

            // Then
            // The median: on a shared machine the slowest wait for a processor, not for the database.
            assertThat(copies[0]).isLessThan(LIMIT_MILLIS);
            assertThat(others[0]).isLessThan(LIMIT_MILLIS);
            assertThat(settled[0]).isPositive();
        }
    }

    /**
     * Seven keys of its own; six of its content, of which two are those of a form with hundreds of invoices; four of its
     * picture, which thousands share.
     */
    private static void fill(AgroalDataSource dataSource) throws Exception {
        String traits = Json.whole().writeValueAsString(traits("0"));
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO document (id, system, source, item_id, version, file_name, content_hash,"
                    + " size_bytes, received_at, registered_at, updated_at, state, priority)"
                    + " SELECT md5(i::text), 'folder', 'inbox', 'f' || i, '1', 'f' || i || '.pdf', repeat('0', 64), 1,"
                    + " now(), now(), now(), 'DONE', 0 FROM generate_series(1, " + KNOWN + ") i");
            statement.execute(
                    "INSERT INTO known_document (id, document_id, number, traits) SELECT i, md5(i::text), 0, '" + traits
                            + "' FROM generate_series(1, " + KNOWN + ") i");
            statement.execute("ALTER TABLE known_document ALTER COLUMN id RESTART WITH " + (KNOWN + 1));
            // Filled without index and checks, which takes a tenth of the time.
            statement.execute("SET maintenance_work_mem = '1GB'");
            statement.execute("ALTER TABLE known_key DROP CONSTRAINT known_key_pkey");
            statement.execute("ALTER TABLE known_key DROP CONSTRAINT known_key_known_id_fkey");
            statement.execute("INSERT INTO known_key (key_hash, known_id)"
                    + " SELECT hashtextextended(CASE WHEN k <= 11 THEN 'own' || i"
                    + " WHEN k <= 13 THEN 'form' || i % 2000 ELSE 'picture' || i % 200 END, k), i"
                    + " FROM generate_series(1, " + KNOWN + ") i, generate_series(1, 17) k");
            statement.execute("ALTER TABLE known_key ADD PRIMARY KEY (key_hash, known_id)");
            statement.execute("ALTER TABLE known_key ADD FOREIGN KEY (known_id) REFERENCES known_document (id)");
            statement.execute("VACUUM ANALYZE");
            try (var size = statement.executeQuery(
                    "SELECT pg_total_relation_size('known_document')," + " pg_total_relation_size('known_key')")) {
                size.next();
                LOG.log(
                        System.Logger.Level.INFO,
                        "known documents {0} MiB, keys {1} MiB",
                        size.getLong(1) >> 20,
                        size.getLong(2) >> 20);
            }
        }
    }

    private static double[] millis(String name, Consumer<List<Long>> work, Probe probe) {
        double[] millis = new double[PROBES];
        for (int i = -PROBES / 4; i < PROBES; i++) {
            List<Long> keys = probe.keys();
            long started = System.nanoTime();
            work.accept(keys);
            if (i >= 0) {
                millis[i] = (System.nanoTime() - started) / (double) TimeUnit.MILLISECONDS.toNanos(1);
            }
        }
        Arrays.sort(millis);
        double[] found = {millis[PROBES / 2], millis[PROBES * 99 / 100]};
        LOG.log(System.Logger.Level.INFO, "{0}: p50 {1} ms, p99 {2} ms", name, found[0], found[1]);
        return found;
    }

    /** Those of a known invoice, by the formula of {@link #fill}. */
    private static List<Long> keysOf(Database database, int known) {
        return keys(database, "own" + known, known);
    }

    /** Its own keys are new, its form and picture are known. */
    private List<Long> newKeys(Database database) {
        int number = random.nextInt(Integer.MAX_VALUE);
        return keys(database, "new" + number, number);
    }

    private static List<Long> keys(Database database, String own, int number) {
        return database.transaction(transaction -> transaction.list(
                row -> row.getLong(1),
                "SELECT hashtextextended(CASE WHEN k <= 11 THEN CAST(? AS VARCHAR)"
                        + " WHEN k <= 13 THEN 'form' || CAST(? AS INTEGER) ELSE 'picture' || CAST(? AS INTEGER) END, k)"
                        + " FROM generate_series(1, 17) k",
                own,
                number % 2000,
                number % 200));
    }

    private void settle(Database database, Documents documents, DuplicateCheck check, List<Long> keys) {
        String name = Long.toHexString(random.nextLong());
        SourceItem item = new SourceItem("folder", "inbox", name, "1", name, Instant.EPOCH);
        ContentHash hash = ContentHash.of(name.getBytes(StandardCharsets.UTF_8));
        String id = RegisteredDocument.idOf(item, hash);
        Reading reading = new Reading(
                ExtractRecord.of(
                        name, null, Decision.ACCEPTED, new Extraction("invoice", Map.of(), List.of(), List.of()), 1),
                "",
                null,
                new Fingerprint(keys, traits(name)));
        RegisteredDocument document = database.transaction(transaction -> {
            documents.register(transaction, id, item, hash, 1, 0);
            return documents.find(transaction, id).orElseThrow();
        });
        database.run(transaction -> check.check(transaction, document, List.of(reading)));
    }

    private static Traits traits(String number) {
        return new Traits(
                "PDF",
                Map.of(
                        "number",
                        number,
                        "date",
                        "2026-03-01",
                        "total",
                        "119",
                        "currency",
                        "EUR",
                        "seller",
                        "MUELLERSOEHNEGMBH",
                        "seller_id",
                        "DE136695976"),
                Set.of("number", "date", "total", "currency", "seller", "seller_id"),
                false,
                new byte[64],
                42L);
    }

    /** Makes the keys of the next invoice. */
    private interface Probe {
        List<Long> keys();
    }
}
