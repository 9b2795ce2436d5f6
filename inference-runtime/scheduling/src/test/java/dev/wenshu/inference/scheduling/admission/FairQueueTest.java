package dev.wenshu.inference.scheduling.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wenshu.inference.generation.CallContext.Priority;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private static final double SERVICE = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private long arrivals;

    @Test
    void floodOfOneDepartmentDoesNotHoldUpAnother() {
        // Given
        FairQueue queue = new FairQueue(Map.of());
        add(queue, "flood", 1_000);
        serve(queue, 10);
        add(queue, "small", 3);

        // When
        List<String> served = serve(queue, 6);

        // Then
        assertThat(served.stream().filter("small"::equals).count()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void weightGivesThatManyTimesTheShare() {
        // Given
        FairQueue queue = new FairQueue(Map.of("heavy", 3.0));
        add(queue, "heavy", 100);
        add(queue, "light", 100);

        // When
        List<String> served = serve(queue, 80);

        // Then
        assertThat(served.stream().filter("heavy"::equals).count()).isBetween(58L, 62L);
    }

    @Test
    void longCallsCountForWhatTheyTook() {
        // Given
        FairQueue queue = new FairQueue(Map.of());
        add(queue, "long", 100);
        add(queue, "short", 100);
        Map<String, Double> time = new HashMap<>();

        // When
        for (int i = 0; i < 66; i++) {
            Ticket ticket = Objects.requireNonNull(queue.poll(SERVICE));
            double took = ticket.department.equals("long") ? 2_000 : 200;
            queue.ended(ticket, took);
            time.merge(ticket.department, took, Double::sum);
        }

        // Then
        assertThat(time.getOrDefault("long", 0.0) / time.getOrDefault("short", 0.0))
                .isBetween(0.8, 1.25);
    }

    @Test
    void idleDepartmentSavesNothingUp() {
        // Given
        FairQueue queue = new FairQueue(Map.of());
        add(queue, "idle", 1);
        serve(queue, 1);
        add(queue, "busy", 500);
        serve(queue, 100);
        add(queue, "idle", 100);

        // When
        List<String> served = serve(queue, 20);

        // Then
        assertThat(served.stream().filter("idle"::equals).count()).isBetween(9L, 11L);
    }

    @Test
    void keepsOrderInsideADepartment() {
        // Given
        FairQueue queue = new FairQueue(Map.of());
        List<Ticket> added = List.of(add(queue, "a"), add(queue, "a"), add(queue, "a"));

        // When
        boolean removed = queue.remove(added.get(1));

        // Then
        assertThat(removed).isTrue();
        assertThat(queue.poll(SERVICE)).isSameAs(added.get(0));
        assertThat(queue.poll(SERVICE)).isSameAs(added.get(2));
        assertThat(queue.poll(SERVICE)).isNull();
    }

    @Test
    void departmentsWithoutEndTakeNoMemoryWithoutEnd() {
        // Given
        FairQueue queue = new FairQueue(Map.of());

        // When
        for (int i = 0; i < 10_000; i++) {
            add(queue, "department " + i);
            serve(queue, 1);
        }

        // Then
        assertThat(queue.remembered()).isLessThanOrEqualTo(1_024);
    }

    /** Two departments that both wait all the time are never further apart than one call of each. */
    @Property(tries = 200)
    void backloggedDepartmentsGetEqualService(
            @ForAll @IntRange(min = 2, max = 6) int departments,
            @ForAll @Size(min = 50, max = 200) List<@IntRange(min = 1, max = 5_000) Integer> times) {
        FairQueue queue = new FairQueue(Map.of());
        for (int i = 0; i < departments; i++) {
            add(queue, "d" + i, times.size());
        }
        Map<String, Double> served = new HashMap<>();
        for (int time : times) {
            Ticket ticket = Objects.requireNonNull(queue.poll(SERVICE));
            queue.ended(ticket, time);
            served.merge(ticket.department, (double) time, Double::sum);
        }
        for (int i = 0; i < departments; i++) {
            for (int j = 0; j < departments; j++) {
                double gap = served.getOrDefault("d" + i, 0.0) - served.getOrDefault("d" + j, 0.0);
                assertThat(gap).isLessThanOrEqualTo(5_000);
            }
        }
    }

    /** However adding, serving and leaving mix, each call leaves exactly once. */
    @Property(tries = 200)
    void nothingIsLostOrServedTwice(@ForAll @Size(max = 300) List<@IntRange(min = 0, max = 9) Integer> steps) {
        FairQueue queue = new FairQueue(Map.of("d1", 2.0));
        List<Ticket> waiting = new ArrayList<>();
        for (int step : steps) {
            if (step < 5) {
                waiting.add(add(queue, "d" + step));
            } else if (step < 8) {
                Ticket ticket = step == 7 ? queue.pollOldest(SERVICE) : queue.poll(SERVICE);
                assertThat(ticket == null).isEqualTo(waiting.isEmpty());
                assertThat(ticket == null || waiting.remove(ticket)).isTrue();
            } else if (!waiting.isEmpty()) {
                Ticket leaving = waiting.remove(waiting.size() / 2);
                assertThat(queue.remove(leaving)).isTrue();
                assertThat(queue.remove(leaving)).isFalse();
            }
            assertThat(queue.size()).isEqualTo(waiting.size());
        }
        assertThat(queue.drain()).containsExactlyInAnyOrderElementsOf(waiting);
    }

    private void add(FairQueue queue, String department, int times) {
        for (int i = 0; i < times; i++) {
            add(queue, department);
        }
    }

    private Ticket add(FairQueue queue, String department) {
        Ticket ticket = new Ticket(department, Priority.BATCH, arrivals++, lock.newCondition());
        queue.add(ticket);
        return ticket;
    }

    private static List<String> serve(FairQueue queue, int calls) {
        List<String> departments = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Ticket ticket = Objects.requireNonNull(queue.poll(SERVICE));
            queue.ended(ticket, SERVICE);
            departments.add(ticket.department);
        }
        return departments;
    }
}
