package dev.wenshu.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch running = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void stop() {
        release.countDown();
        threads.shutdownNow();
    }

    @Test
    void refusesAtOnceWhenQueueIsFull() throws InterruptedException {
        // Given
        Admission admission = new Admission(1, 0, Duration.ofMinutes(1));
        occupy(admission);

        // When // Then
        assertCapacity(() -> admission.run(() -> "late")).hasMessageContaining("full");
    }

    @Test
    void refusesRequestWhoseTurnComesTooLate() throws InterruptedException {
        // Given
        Admission admission = new Admission(1, 1, Duration.ofMillis(20));
        occupy(admission);

        // When // Then
        assertCapacity(() -> admission.run(() -> "late")).hasMessageContaining("PT0.02S");
    }

    @Test
    void freesPlaceAfterFailure() {
        // Given
        Admission admission = new Admission(1, 0, Duration.ofMinutes(1));
        assertThatThrownBy(() -> admission.run(() -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        // When
        String answer = admission.run(() -> "next");

        // Then
        assertThat(answer).isEqualTo("next");
    }

    @Test
    void startsNothingAfterDraining() {
        // Given
        Admission admission = new Admission(2, 2, Duration.ofMillis(20));

        // When
        boolean idle = admission.drain();

        // Then
        assertThat(idle).isTrue();
        assertCapacity(() -> admission.run(() -> "late"));
    }

    private void occupy(Admission admission) throws InterruptedException {
        Future<?> occupant = threads.submit(() -> admission.run(() -> {
            running.countDown();
            return awaitRelease();
        }));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(occupant.isDone()).isFalse();
    }

    private boolean awaitRelease() {
        try {
            return release.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertCapacity(ThrowingCallable call) {
        return assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.category()).isEqualTo(FaultCategory.CAPACITY));
    }
}
