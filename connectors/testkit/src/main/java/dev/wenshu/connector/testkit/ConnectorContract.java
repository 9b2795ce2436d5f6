package dev.wenshu.connector.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.wenshu.connector.Capability;
import dev.wenshu.connector.ConnectorEndpoints;
import dev.wenshu.connector.SourceCheck;
import dev.wenshu.connector.SourceItem;
import dev.wenshu.connector.UndoRequest;
import dev.wenshu.connector.WriteBackOutcome;
import dev.wenshu.connector.WriteBackRequest;
import dev.wenshu.connector.WriteBackRequest.Keyed;
import dev.wenshu.connector.testkit.ConnectorFixture.Arriving;
import dev.wenshu.connector.testkit.ConnectorFixture.Credentials;
import dev.wenshu.connector.testkit.RecordingIntake.HandedOn;
import dev.wenshu.kernel.ContentHash;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.ServiceStatus;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The promises of a connector, each a test. Extend it, and return a fixture with a real system behind it. */
public abstract class ConnectorContract {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] CONTENT = "Rechnung 4711".getBytes(StandardCharsets.UTF_8);
    private static final String ITEM = "rechnung.pdf";

    private final RecordingIntake intake = new RecordingIntake();
    private final DefaultCamelContext context = new DefaultCamelContext();
    private @Nullable ConnectorFixture started;

    /** A connector on a new, empty system. */
    protected abstract ConnectorFixture fixture() throws Exception;

    @BeforeEach
    final void startRoutes() throws Exception {
        started = fixture();
        context.addRoutes(intake);
        for (RoutesBuilder routes : started.routes()) {
            context.addRoutes(routes);
        }
        context.start();
    }

    @AfterEach
    final void stopRoutes() throws Exception {
        context.close();
        system().close();
    }

    @Test
    final void startsEveryRouteItNames() {
        assertThat(system().connector().routeIds())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(context.getRouteController().getRouteStatus(id))
                        .isEqualTo(ServiceStatus.Started));
        assertThat(context.getRoutes()).hasSize(system().connector().routeIds().size() + 1);
    }

    @Test
    final void handsOnAnItemWithItsContentAndNoHeaderOfTheSystem() throws Exception {
        if (!picksUp()) {
            return;
        }

        // When
        HandedOn handedOn = handOn(ITEM);

        // Then
        assertThat(handedOn.sha256())
                .isEqualTo(ContentHash.of(arriving(ITEM).content()).hex());
        assertThat(handedOn.item().system()).isEqualTo(system().connector().name());
        assertThat(handedOn.item().fileName()).isEqualTo(arriving(ITEM).fileName());
        assertThat(handedOn.item().version()).isNotEmpty();
        assertThat(handedOn.foreignHeaders()).isEmpty();
    }

    @Test
    final void handsOnTheSameItemOnce() throws Exception {
        if (!picksUp()) {
            return;
        }

        // Given
        handOn(ITEM);

        // When
        handOn("fence-1.pdf");
        handOn("fence-2.pdf");

        // Then
        assertThat(intake.count(arriving(ITEM).fileName())).isEqualTo(1);
    }

    @Test
    final void handsOnAgainWhatIntakeHadNoRoomFor() throws Exception {
        if (!picksUp()) {
            return;
        }

        // Given
        intake.failNext(new Fault(FaultCategory.CAPACITY, "the store is full"));
        intake.failNext(new Fault(FaultCategory.CAPACITY, "the store is still full"));

        // When
        handOn(ITEM);

        // Then
        assertThat(intake.hasRaisedAll()).isTrue();
        assertThat(intake.count(arriving(ITEM).fileName())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PICK_UP", "UNDO"})
    final void writesTwiceAndChangesOnceOrRefuses(Capability capability) throws Exception {
        // Given
        Keyed operation = operation(capability);
        Map<String, String> before = system().seen();

        // When
        WriteBackOutcome first = write(operation);
        Map<String, String> afterFirst = system().seen();
        WriteBackOutcome second = write(operation);

        // Then
        if (can(capability)) {
            assertThat(first).isInstanceOf(WriteBackOutcome.Written.class);
            assertThat(second).isInstanceOf(WriteBackOutcome.Written.class);
            assertThat(afterFirst).isNotEqualTo(before);
        } else {
            assertThat(first).isInstanceOf(WriteBackOutcome.Refused.class);
            assertThat(afterFirst).isEqualTo(before);
        }
        assertThat(second.key()).isEqualTo(operation.key());
        assertThat(system().seen()).isEqualTo(afterFirst);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PICK_UP", "UNDO"})
    final void takesBackWhatItWrote(Capability capability) throws Exception {
        if (!can(capability) || !can(Capability.UNDO)) {
            return;
        }

        // Given
        Keyed operation = operation(capability);
        Map<String, String> before = system().seen();
        WriteBackOutcome.Written written = (WriteBackOutcome.Written) write(operation);
        UndoRequest undo = new UndoRequest(operation.key(), operation.documentId(), operation.item(), written.undo());

        // When
        WriteBackOutcome first = undo(undo);
        WriteBackOutcome second = undo(undo);

        // Then
        assertThat(first).isInstanceOf(WriteBackOutcome.Written.class);
        assertThat(second).isInstanceOf(WriteBackOutcome.Written.class);
        assertThat(system().seen()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"PICK_UP", "UNDO"})
    final void faultsAsExternalWhenTheSystemIsUnreachable(Capability capability) throws Exception {
        if (!can(capability)) {
            return;
        }

        // Given
        Keyed operation = operation(capability);
        system().makeUnreachable();

        // When
        Throwable thrown = catchThrowable(() -> write(operation));

        // Then
        assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.EXTERNAL);
    }

    @Test
    final void faultsAsSetupOnBadCredentialsOrSaysThatThereAreNone() throws Exception {
        switch (system().credentials()) {
            case Credentials.NotAsked(String reason) -> assertThat(readme()).contains(reason);
            case Credentials.Checked(ConnectorFixture.Spoil spoil) -> {
                // Given
                Keyed operation = operation(anyWrite());
                spoil.run();

                // When
                Throwable thrown = catchThrowable(() -> write(operation));

                // Then
                assertThat(Fault.categoryOf(thrown)).isEqualTo(FaultCategory.SETUP);
            }
        }
    }

    @Test
    final void checkFindsWhatIsWrong() throws Exception {
        // Given
        assertThat(system().connector().sources()).isNotEmpty();
        List<SourceCheck> before = system().connector().check();
        system().makeUnreachable();

        // When
        List<SourceCheck> after = system().connector().check();

        // Then
        assertThat(before)
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.fault()).isEmpty());
        assertThat(after).anySatisfy(check -> assertThat(check.fault()).isPresent());
    }

    @Test
    final void showsNoSecret() {
        ConnectorFixture system = system();
        String shown = system.settings().toString() + system.connector() + system.routes() + context.getEndpoints();

        assertThat(system.secrets()).allSatisfy(secret -> assertThat(shown).doesNotContain(secret));
    }

    @Test
    final void readsEverySetting() {
        assertThat(system().settings().read())
                .containsExactlyInAnyOrderElementsOf(system().settings().names());
    }

    @Test
    final void documentsEverySetting() throws Exception {
        assertThat(readme()).contains(system().settings().names());
    }

    /** For tests of a single connector on top of the contract. */
    protected final RecordingIntake intake() {
        return intake;
    }

    private ConnectorFixture system() {
        return Objects.requireNonNull(started, "the fixture is made before each test");
    }

    private boolean can(Capability capability) {
        return system().connector().capabilities().contains(capability);
    }

    private boolean picksUp() {
        return can(Capability.PICK_UP);
    }

    private Capability anyWrite() {
        return system().connector().capabilities().stream()
                .filter(capability -> capability != Capability.PICK_UP && capability != Capability.UNDO)
                .findAny()
                .orElseThrow(
                        () -> new AssertionError("a connector without write-back overrides nothing to check here"));
    }

    private HandedOn handOn(String name) throws Exception {
        system().put(name, CONTENT);
        String arriving = arriving(name).fileName();
        await().atMost(PATIENCE).until(() -> intake.count(arriving) > 0);
        return intake.handedOn().stream()
                .filter(one -> one.item().fileName().equals(arriving))
                .findFirst()
                .orElseThrow();
    }

    private Arriving arriving(String name) {
        return system().arriving(name, CONTENT);
    }

    private Keyed operation(Capability capability) throws Exception {
        SourceItem item = picksUp() ? handOn(ITEM).item() : system().itemWithoutPickUp();
        return new Keyed("key-" + capability, "document-1", item, system().operation(capability));
    }

    private WriteBackOutcome write(Keyed operation) throws Exception {
        WriteBackRequest request = new WriteBackRequest(List.of(operation));
        List<?> outcomes =
                send(ConnectorEndpoints.writeBack(system().connector().name()), request, List.class);
        assertThat(outcomes).hasSize(1);
        return (WriteBackOutcome) outcomes.getFirst();
    }

    private WriteBackOutcome undo(UndoRequest request) throws Exception {
        return send(ConnectorEndpoints.undo(system().connector().name()), request, WriteBackOutcome.class);
    }

    private <T> T send(String endpoint, Object body, Class<T> answer) throws Exception {
        try (var template = context.createFluentProducerTemplate()) {
            return template.withBody(body).to(endpoint).request(answer);
        }
    }

    private String readme() throws Exception {
        return Files.readString(system().readme());
    }
}
