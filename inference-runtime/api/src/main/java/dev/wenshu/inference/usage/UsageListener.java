package dev.wenshu.inference.usage;

/** Told of every call; quick, thread-safe, and never throws: a call does not fail over its account. */
@FunctionalInterface
public interface UsageListener {
    void onUsage(UsageEvent event);
}
