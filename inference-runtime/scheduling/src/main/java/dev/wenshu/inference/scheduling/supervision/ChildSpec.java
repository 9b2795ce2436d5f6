package dev.wenshu.inference.scheduling.supervision;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A process to start. It has to end when its standard input ends, which is how it learns that its parent is gone; {@link
 * ParentWatch} does that for a JVM. Nothing is ever written to that input, and nothing of content may be printed.
 *
 * @param command program and arguments; secrets belong into the environment, since anybody on the machine sees a command
 * @param environment all of it: nothing is inherited
 * @param readiness passes as soon as the child takes requests
 * @param health passes while it answers them: a real, tiny inference
 */
public record ChildSpec(
        List<String> command, Map<String, String> environment, HealthCheck readiness, HealthCheck health) {
    public ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command needs at least a program");
        }
    }

    @Override
    public String toString() {
        return "ChildSpec[" + Path.of(command.getFirst()).getFileName() + "]";
    }
}
