package dev.wenshu.app.models.hub;

import dev.wenshu.kernel.Fault;
import dev.wenshu.kernel.FaultCategory;
import java.io.IOException;
import java.time.Duration;

/** How often, and after which wait, what may pass is tried again. */
final class Retries {
    private static final int FRUITLESS = 5;
    private static final int MOST = 200;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    private final Pause pause;
    private final String what;
    private int fruitless;
    private int all;

    Retries(Pause pause, String what) {
        this.pause = pause;
        this.what = what;
    }

    /** Waits, doubling each time that nothing was won by the last attempt; gives up with an EXTERNAL fault. */
    void after(IOException failure, boolean progressed) {
        fruitless = progressed ? 1 : fruitless + 1;
        if (fruitless >= FRUITLESS || ++all >= MOST) {
            throw new Fault(
                    FaultCategory.EXTERNAL,
                    what + " failed after " + fruitless + " attempts: " + failure.getMessage()
                            + ". What has come is kept; the same command goes on from there",
                    failure);
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << (fruitless - 1));
        if (failure instanceof HubClient.Busy busy && busy.retryAfter().compareTo(wait) > 0) {
            wait = busy.retryAfter();
        }
        try {
            pause.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault(FaultCategory.EXTERNAL, "the download was interrupted", e);
        }
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void sleep(Duration duration) throws InterruptedException;
    }
}
