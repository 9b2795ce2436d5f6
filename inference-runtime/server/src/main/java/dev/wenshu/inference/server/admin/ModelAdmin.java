package dev.wenshu.inference.server.admin;

import java.time.Duration;
import java.util.List;

/** What can be asked of and done to the models that a server runs. A name that is not there is an UnknownModel. */
public interface ModelAdmin {
    List<ModelStatus> models();

    /** Has the model prove, now, that it works. */
    Probe probe(String model);

    /** Lets running requests end and takes no new ones; returns at once. */
    void drain(String model);

    /** Takes requests again. */
    void resume(String model);

    /**
     * How a model stands.
     *
     * @param state one of a few words, as in {@code ready}
     * @param queued requests that wait
     * @param running requests that are being served
     * @param device as in {@code cpu} or {@code cuda:0}; empty where unknown
     * @param detail why it is not ready, for people; empty where it is
     */
    record ModelStatus(
            String name, String engine, String state, int queued, int running, String device, String detail) {}

    /** Outcome of a probe; findings are for people, and none means that all is well. */
    record Probe(boolean works, Duration took, List<String> findings) {
        public Probe {
            findings = List.copyOf(findings);
        }
    }
}
