package dev.wenshu.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedBatchTest {
    @Test
    void handsOnInTheOrderOfTheItemsWhateverEndsFirst() throws InterruptedException {
        // Given
        CountDownLatch second = new CountDownLatch(1);
        List<Integer> results = new ArrayList<>();

        // When
        new OrderedBatch(2)
                .run(
                        List.of(1, 2),
                        item -> {
                            if (item == 1) {
                                await(second);
                            } else {
                                second.countDown();
                            }
                            return item;
                        },
                        results::add);

        // Then
        assertThat(results).containsExactly(1, 2);
    }

    @Test
    void handlesManyMoreItemsThanItHoldsAtATime() throws InterruptedException {
        // Given
        List<Integer> items = IntStream.range(0, 1_000).boxed().toList();
        List<Integer> results = new ArrayList<>();

        // When
        new OrderedBatch(4).run(items, item -> item, results::add);

        // Then
        assertThat(results).isEqualTo(items);
    }

    @Test
    void passesOnTheFaultOfAnItem() {
        assertThatThrownBy(() -> new OrderedBatch(2)
                        .run(
                                List.of(1),
                                item -> {
                                    throw new IllegalStateException("item " + item);
                                },
                                result -> {}))
                .hasMessage("item 1");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
