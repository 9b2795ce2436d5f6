package dev.wenshu.app.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.backbone.database.DataSources;
import dev.wenshu.backbone.database.Database;
import dev.wenshu.backbone.database.Migrations;
import dev.wenshu.inference.UnknownModel;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition;
import dev.wenshu.inference.scheduling.catalog.ModelDefinition.Source;
import dev.wenshu.inference.scheduling.catalog.ModelRoute;
import dev.wenshu.inference.scheduling.catalog.ModelRoute.Candidate;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import io.agroal.api.AgroalDataSource;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the catalogue promises, on any database. */
abstract class ModelTableScenarios {
    static final ModelDefinition FILE =
            new ModelDefinition("small", new Source.Gguf(Path.of("/models/small.gguf")), 4096, false, null, null);
    static final ModelDefinition SERVER = new ModelDefinition(
            "large",
            new Source.Remote(URI.create("http://gpu-host:8000/v1"), "Qwen/Qwen3-32B", "GPU_KEY", "vllm"),
            0,
            true,
            new BigDecimal("2.5"),
            new BigDecimal("100"));

    private AgroalDataSource dataSource;
    private ModelTable table;

    abstract String url() throws Exception;

    abstract String user();

    @BeforeEach
    void openDatabase() throws Exception {
        dataSource = DataSources.open(url(), user(), "", 4, Duration.ofSeconds(20));
        Migrations.apply(dataSource);
        table = new ModelTable(new Database(dataSource));
    }

    @AfterEach
    void closeDatabase() {
        dataSource.close();
    }

    @Test
    void keepsDefinitionsAsTheyWere() {
        // When
        table.put(SERVER);
        table.put(FILE);

        // Then
        assertThat(table.models()).containsExactly(SERVER, FILE);
    }

    @Test
    void replacesTheDefinitionOfThatName() {
        // Given
        table.put(FILE);
        ModelDefinition moved =
                new ModelDefinition(FILE.name(), new Source.Gguf(Path.of("/other/small.gguf")), 0, false, null, null);

        // When
        table.put(moved);

        // Then
        assertThat(table.models()).containsExactly(moved);
    }

    @Test
    void makesTheFirstModelTheDefaultAndKeepsItWhenOthersCome() {
        // When
        table.put(FILE);
        table.put(SERVER);

        // Then
        assertThat(table.defaultModel()).hasValue("small");
    }

    @Test
    void refusesToRemoveTheDefaultWhileThereAreOthers() {
        // Given
        table.put(FILE);
        table.put(SERVER);

        // Then
        assertThatThrownBy(() -> table.remove("small"))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.SETUP))
                .hasMessageContaining("small")
                .hasMessageContaining("default");
        assertThat(table.models()).hasSize(2);
    }

    @Test
    void letsTheLastModelGoAndHasNoDefaultThen() {
        // Given
        table.put(FILE);

        // When
        boolean removed = table.remove("small");

        // Then
        assertThat(removed).isTrue();
        assertThat(table.defaultModel()).isEmpty();
        table.put(SERVER);
        assertThat(table.defaultModel()).hasValue("large");
    }

    @Test
    void refusesToRemoveAModelThatARouteGoesTo() {
        // Given
        table.put(FILE);
        table.put(SERVER);
        table.putRoute(new ModelRoute("office", List.of(new Candidate("large", 1, 0))));

        // Then
        assertThatThrownBy(() -> table.remove("large"))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("office");
    }

    @Test
    void keepsRoutesInTheirOrder() {
        // Given
        table.put(FILE);
        table.put(SERVER);
        ModelRoute route =
                new ModelRoute("office", List.of(new Candidate("small", 3, 0), new Candidate("large", 1, 1)));

        // When
        table.putRoute(new ModelRoute("office", List.of(new Candidate("large", 1, 0))));
        table.putRoute(route);
        table.setDefault("office");

        // Then
        assertThat(table.routes()).containsExactly(route);
        assertThat(table.defaultModel()).hasValue("office");
    }

    @Test
    void removesARouteOnlyWhenItIsNotTheDefault() {
        // Given
        table.put(FILE);
        table.putRoute(new ModelRoute("office", List.of(new Candidate("small", 1, 0))));
        table.setDefault("office");
        ModelRoute none = new ModelRoute("office", List.of());

        // Then
        assertThatThrownBy(() -> table.putRoute(none)).isInstanceOf(Fault.class).hasMessageContaining("default");
        table.setDefault("small");
        table.putRoute(none);
        assertThat(table.routes()).isEmpty();
    }

    @Test
    void refusesWhatIsNotThereAndNamesThatAreTaken() {
        // Given
        table.put(FILE);
        table.putRoute(new ModelRoute("large", List.of(new Candidate("small", 1, 0))));

        // Then
        assertThatThrownBy(() -> table.setDefault("nobody")).isInstanceOf(UnknownModel.class);
        assertThatThrownBy(() -> table.putRoute(new ModelRoute("x", List.of(new Candidate("nobody", 1, 0)))))
                .isInstanceOf(UnknownModel.class);
        assertThatThrownBy(() -> table.put(SERVER)).hasMessageContaining("a route");
        assertThatThrownBy(() -> table.putRoute(new ModelRoute("small", List.of(new Candidate("small", 1, 0)))))
                .hasMessageContaining("a model");
        assertThat(table.remove("nobody")).isFalse();
    }

    @Test
    void refusesWeightsRepetitionsPricesAndNamesThatMakeNoSense() {
        // Given
        table.put(FILE);
        Candidate once = new Candidate("small", 1, 0);

        // Then
        assertThatThrownBy(() -> table.putRoute(new ModelRoute("r", List.of(new Candidate("small", 0, 0)))))
                .hasMessageContaining("weight");
        assertThatThrownBy(() -> table.putRoute(new ModelRoute("r", List.of(once, once))))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> table.putRoute(new ModelRoute("auto", List.of(once))))
                .hasMessageContaining("auto");
        assertThatThrownBy(() -> table.putRoute(new ModelRoute("two words", List.of(once))))
                .hasMessageContaining("alias");
        assertThatThrownBy(() -> table.put(priced("-1"))).hasMessageContaining("price");
        assertThatThrownBy(() -> table.put(priced("0.0000001"))).hasMessageContaining("price");
    }

    @Test
    void countsEachChangeAndNothingElse() {
        // Given
        long before = table.revision();

        // When
        table.put(FILE);
        table.setDefault("small");
        table.remove("nobody");
        table.models();

        // Then
        assertThat(table.revision()).isEqualTo(before + 2);
    }

    @Test
    void leavesNothingOfAChangeThatIsRefused() {
        // Given
        table.put(FILE);
        table.putRoute(new ModelRoute("office", List.of(new Candidate("small", 1, 0))));
        long before = table.revision();

        // When
        assertThatThrownBy(() -> table.putRoute(
                        new ModelRoute("office", List.of(new Candidate("small", 2, 0), new Candidate("nobody", 1, 1)))))
                .isInstanceOf(UnknownModel.class);

        // Then
        assertThat(table.routes()).containsExactly(new ModelRoute("office", List.of(new Candidate("small", 1, 0))));
        assertThat(table.revision()).isEqualTo(before);
    }

    @Test
    void givesEachOfManyConcurrentChangesARevisionOfItsOwn() throws Exception {
        // Given
        long before = table.revision();

        // When
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> changes = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                ModelDefinition model = new ModelDefinition("model-" + i, FILE.source(), 0, false, null, null);
                changes.add(threads.submit(() -> table.put(model)));
            }
            for (Future<?> change : changes) {
                change.get();
            }
        }

        // Then
        assertThat(table.revision()).isEqualTo(before + 12);
        assertThat(table.models()).hasSize(12);
        assertThat(table.defaultModel()).isPresent();
    }

    private static ModelDefinition priced(String price) {
        return new ModelDefinition("priced", FILE.source(), 0, false, new BigDecimal(price), new BigDecimal(price));
    }
}
