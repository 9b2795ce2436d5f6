package dev.wenshu.inference.scheduling.supervision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.wenshu.inference.generation.TextGeneration;
import dev.wenshu.inference.scheduling.Requests;
import dev.wenshu.inference.scheduling.supervision.ChildState.Status;
import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SupervisedProcessTest {
    private static final Duration READY = Duration.ofSeconds(20);

    private final AtomicReference<String> behaviour = new AtomicReference<>("well");

    @TempDir
    private Path folder;

    private SupervisedProcess child =
            new SupervisedProcess("child", () -> Children.spec(folder, behaviour.get()), Children.config());

    @AfterEach
    void close() {
        child.close();
    }

    @Test
    void childThatIsKilledIsStartedAgainAndCallsFailAtOnceMeanwhile() {
        // Given
        child.start().awaitReady(READY);
        long pid = child.state().pid();
        TextGeneration guarded = child.guard((request, sink) -> Requests.completion("m", "ok"));
        assertThat(guarded.generate(Requests.request("m")).text()).isEqualTo("ok");

        // When
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();

        // Then
        soon().until(() -> child.state().status() == Status.RESTARTING);
        assertThatThrownBy(() -> guarded.generate(Requests.request("m")))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.EXTERNAL))
                .hasMessageContaining("exit code 137");
        child.awaitReady(READY);
        assertThat(child.state().pid()).isNotEqualTo(pid);
        assertThat(child.state().restarts()).isEqualTo(1);
        assertThat(guarded.generate(Requests.request("m")).text()).isEqualTo("ok");
    }

    @Test
    void childThatHangsIsKilledAndStartedAgain() {
        // Given
        child.start().awaitReady(READY);
        ProcessHandle hanging = ProcessHandle.of(child.state().pid()).orElseThrow();

        // When
        assertThatThrownBy(() -> ChildMain.ask(folder.resolve("port"), "hang"))
                .isInstanceOfAny(SocketTimeoutException.class, SocketException.class);

        // Then
        soon().until(() -> child.state().restarts() == 1);
        soon().until(() -> !hanging.isAlive());
        child.awaitReady(READY);
        assertThat(child.state().pid()).isNotEqualTo(hanging.pid());
    }

    @Test
    void crashLoopIsAFailureWithItsReasonAndEndsWhenTheChildRecovers() {
        // Given
        behaviour.set("crash");

        // When / Then
        child.start();
        assertThatThrownBy(() -> child.awaitReady(READY))
                .isInstanceOf(Fault.class)
                .hasMessageContainingAll("failed", "exit code 3", "3 times in a row");
        assertThat(child.state().status()).isEqualTo(Status.FAILED);
        behaviour.set("well");
        soon().until(() -> child.state().status() == Status.READY);
    }

    @Test
    void programThatIsNotThereIsAFailureLikeACrash() {
        // Given
        HealthCheck never = () -> {
            throw new IllegalStateException("there is nothing to ask");
        };
        child = new SupervisedProcess(
                "child",
                () -> new ChildSpec(List.of("/nonexistent/program"), Map.of(), never, never),
                Children.config());

        // When / Then
        assertThatThrownBy(() -> child.start().awaitReady(READY)).hasMessageContaining("could not be started");
    }

    @Test
    void closingEndsTheChildThroughItsInput() {
        // Given
        child.start().awaitReady(READY);
        ProcessHandle process = ProcessHandle.of(child.state().pid()).orElseThrow();

        // When
        child.close();

        // Then
        assertThat(process.isAlive()).isFalse();
        assertThat(child.state().status()).isEqualTo(Status.STOPPED);
        assertThatThrownBy(() -> child.requireReady()).hasMessageContaining("stopped");
    }

    @Test
    void childThatDoesNotListenIsEndedAllTheSame() {
        // Given
        behaviour.set("deaf");
        SupervisionConfig hasty = new SupervisionConfig(
                READY,
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofMillis(500),
                2,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                Duration.ofMinutes(1),
                3,
                Duration.ofSeconds(2),
                Duration.ofMillis(100));
        child = new SupervisedProcess("child", () -> Children.spec(folder, behaviour.get()), hasty);
        child.start().awaitReady(READY);
        ProcessHandle process = ProcessHandle.of(child.state().pid()).orElseThrow();

        // When
        child.close();

        // Then
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void childEndsWhenItsParentIsKilled() throws Exception {
        // Given
        Path pidFile = folder.resolve("pid");
        Process parent = new ProcessBuilder(Children.java(ParentMain.class, pidFile.toString(), folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        soon().until(() -> Files.exists(pidFile));
        ProcessHandle orphan =
                ProcessHandle.of(Long.parseLong(Files.readString(pidFile))).orElseThrow();
        assertThat(orphan.isAlive()).isTrue();

        // When
        parent.destroyForcibly();

        // Then
        soon().until(() -> !orphan.isAlive());
    }

    @Test
    void environmentIsNotShown() {
        // When / Then
        assertThat(new ChildSpec(List.of("/usr/bin/java", "-x"), Map.of("KEY", "secret"), () -> {}, () -> {}))
                .hasToString("ChildSpec[java]");
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(5));
    }
}
