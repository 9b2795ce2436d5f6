package dev.wenshu.backbone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.backbone.audit.AuditLog;
import dev.wenshu.backbone.audit.AuditVerdict;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Migrations;
import dev.wenshu.backbone.intake.Intake;
import dev.wenshu.backbone.process.ProcessDocument;
import dev.wenshu.backbone.registry.DocumentRegistry;
import dev.wenshu.backbone.registry.DocumentState;
import dev.wenshu.backbone.store.FolderStore;
import dev.wenshu.backbone.testing.CrashingDataSource;
import dev.wenshu.backbone.testing.CrashingDataSource.Crash;
import dev.wenshu.backbone.testing.ForgetfulBroker;
import dev.wenshu.backbone.testing.Injector;
import dev.wenshu.backbone.testing.ScriptedDuplicates;
import dev.wenshu.backbone.testing.ScriptedLearner;
import dev.wenshu.backbone.testing.ScriptedReader;
import dev.wenshu.backbone.testing.Settings;
import dev.wenshu.backbone.testing.ShelfSystem;
import dev.wenshu.backbone.testing.ShelfSystems;
import dev.wenshu.backbone.writeback.Generator;
import dev.wenshu.backbone.writeback.PerformWriteBack;
import dev.wenshu.backbone.writeback.WriteBackConfig;
import io.smallrye.config.SmallRyeConfig;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dies at every commit on a document's way, once before it and once after it, and is then delivered again. */
class CrashPointTest {
    private static final String INVOICE = "invoice_number=27086599\ntotal=15.94\n";

    @TempDir
    Path folder;

    private final ShelfSystem shelf = new ShelfSystem();
    private final CrashingDataSource dataSource = dataSource();

    @ParameterizedTest
    @EnumSource
    void changesNothingTwiceWhereverItDies(Crash.When when) {
        int commit = 0;
        boolean died;
        do {
            commit++;
            died = diesAndRecovers(when, commit);
        } while (died);
        assertThat(commit).as("commits on the way of a document").isGreaterThan(8);
    }

    /** False where the document had come to its end before that commit. */
    private boolean diesAndRecovers(Crash.When when, int commit) {
        // Given
        String name = when + "-" + commit + ".txt";
        Run first = new Run();
        dataSource.crashAt(when, commit);

        // When
        boolean died = false;
        try {
            first.deliver(name);
        } catch (Crash e) {
            died = true;
        }
        dataSource.crashNoMore();
        Run second = new Run();
        String id = second.deliver(name);

        // Then
        assertThat(second.get(DocumentRegistry.class).find(id).orElseThrow().state())
                .as("death %s commit %s", when, commit)
                .isEqualTo(DocumentState.DONE);
        assertThat(shelf.effects().stream().filter(effect -> effect.startsWith(name) || effect.equals(id)))
                .containsExactly(name + ".wenshu.json", name + ".summary.md", name + "#properties", id, name);
        assertThat(second.get(AuditLog.class).verify()).isInstanceOf(AuditVerdict.Intact.class);
        assertThat(second.get(AuditLog.class).of(id).stream()
                        .filter(entry -> entry.event().equals("WRITTEN")))
                .hasSize(5);
        return died;
    }

    private static CrashingDataSource dataSource() {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1");
        Migrations.apply(h2);
        return new CrashingDataSource(h2);
    }

    /** One life of the process; the source and the broker deliver what was not ended. */
    private final class Run {
        private final Injector injector;

        Run() {
            SmallRyeConfig config = Settings.of(folder, Map.of());
            InstantSource clock = InstantSource.system();
            injector = new Injector(
                    config.getConfigMapping(BackboneConfig.class),
                    config.getConfigMapping(WriteBackConfig.class),
                    clock,
                    new Database(dataSource),
                    new FolderStore(folder.resolve("originals"), 1_000_000, 0, clock),
                    ForgetfulBroker.accepting(),
                    new ShelfSystems(shelf),
                    new Generator("wenshu test"),
                    new ScriptedReader().reader(clock),
                    new ScriptedDuplicates(),
                    new ScriptedLearner());
        }

        <T> T get(Class<T> type) {
            return injector.get(type);
        }

        String deliver(String name) {
            InputStream bytes = new ByteArrayInputStream(INVOICE.getBytes(StandardCharsets.UTF_8));
            String id = get(Intake.class).take(ShelfSystem.item(name), bytes);
            get(ProcessDocument.class).process(id);
            get(PerformWriteBack.class).perform(id);
            return id;
        }
    }
}
