package dev.wenshu.inference.scheduling.supervision;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The child's side of supervision: ends this process when the parent's end of standard input is gone. */
public final class ParentWatch {
    private ParentWatch() {}

    /** Calls {@code end}, as a rule {@code System.exit}, on a thread of its own as soon as the input ends. */
    public static void onParentGone(InputStream standardInput, Runnable end) {
        Thread.ofPlatform().daemon().name("wenshu-parent-watch").start(() -> {
            awaitEnd(standardInput);
            end.run();
        });
    }

    private static void awaitEnd(InputStream input) {
        try {
            input.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // A pipe that cannot be read any more has lost its other end: the same news.
            System.getLogger(ParentWatch.class.getName())
                    .log(System.Logger.Level.DEBUG, "standard input failed rather than ended", e);
        }
    }
}
