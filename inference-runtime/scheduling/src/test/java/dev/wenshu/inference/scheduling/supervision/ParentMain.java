package dev.wenshu.inference.scheduling.supervision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** A parent to be killed: supervises a child and writes its process id into a file. */
final class ParentMain {
    private ParentMain() {}

    /** {@code args}: the file for the process id, the folder for the child. */
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[1]);
        SupervisedProcess child =
                new SupervisedProcess("child", () -> Children.spec(folder, "well"), Children.config()).start();
        child.awaitReady(Duration.ofSeconds(20));
        Path fresh = folder.resolve("fresh-pid");
        Files.writeString(fresh, Long.toString(child.state().pid()));
        Files.move(fresh, Path.of(args[0]), StandardCopyOption.ATOMIC_MOVE);
        Thread.currentThread().join();
    }
}
