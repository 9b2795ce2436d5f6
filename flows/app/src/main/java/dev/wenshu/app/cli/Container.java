package dev.wenshu.app.cli;

import dev.wenshu.kernel.Fault;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** Runs an application in the container and waits for its end. */
final class Container {
    private static final Logger LOG = Logger.getLogger(Container.class);

    private Container() {}

    /** Returns the application's exit code, or that of a fault where it could not start, which is told on standard error. */
    static int run(Class<? extends QuarkusApplication> application, String... args) {
        AtomicInteger exit = new AtomicInteger();
        Quarkus.run(
                application,
                (code, failure) -> {
                    if (failure == null) {
                        exit.set(code);
                    } else {
                        tell(failure);
                        exit.set(ExitCodes.FAULT);
                    }
                },
                args);
        return exit.get();
    }

    private static void tell(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && !(root instanceof Fault)) {
            root = root.getCause();
        }
        if (root instanceof Fault fault) {
            System.err.println(Messages.text("error.fault", String.valueOf(fault.getMessage())));
        } else {
            LOG.error("The suite could not start", failure);
            System.err.println(Messages.text("error.start", String.valueOf(root.getMessage())));
        }
    }
}
