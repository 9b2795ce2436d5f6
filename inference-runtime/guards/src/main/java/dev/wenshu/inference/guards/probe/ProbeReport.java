package dev.wenshu.inference.guards.probe;

import java.time.Instant;
import java.util.Map;

/** What a probe found, capability by capability. */
public record ProbeReport(String model, Instant at, Map<Capability, Result> results) {
    private static final Result NOT_ASKED = new Result(State.FAILED, "not asked", 0, 0);

    public ProbeReport {
        results = Map.copyOf(results);
    }

    public boolean works(Capability capability) {
        return result(capability).state() == State.WORKS;
    }

    /** One of the results; a capability that was not asked for has failed. */
    public Result result(Capability capability) {
        return results.getOrDefault(capability, NOT_ASKED);
    }

    /**
     * How one request went.
     *
     * @param why it does not work, without content; empty where it does
     * @param millis from asking to the whole answer
     * @param tokensPerSecond generated tokens by that time; 0 where the server did not count
     */
    public record Result(State state, String why, long millis, double tokensPerSecond) {}

    /** Whether a capability is there. */
    public enum State {
        WORKS,
        /** The engine or server refused the request: it does not have this. */
        UNSUPPORTED,
        /** It was tried and did not work. */
        FAILED
    }
}
