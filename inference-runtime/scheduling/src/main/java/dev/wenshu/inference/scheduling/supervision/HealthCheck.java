package dev.wenshu.inference.scheduling.supervision;

/** Asks a child something and throws where no right answer comes; interruptible, for a hanging one is given up. */
@FunctionalInterface
public interface HealthCheck {
    void check() throws Exception;
}
