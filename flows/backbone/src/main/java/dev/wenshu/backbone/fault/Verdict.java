package dev.wenshu.backbone.fault;

import java.time.Duration;

/** What was done about a fault. */
sealed interface Verdict {
    /** The document was ended with its reason. */
    record Ended() implements Verdict {}

    /** Waits in the outbox for its next attempt. */
    record Retried(Duration after) implements Verdict {}

    /** In the dead letters. */
    record GivenUp() implements Verdict {}

    /** The message stays at the broker, and the route is to stop until a person acts. */
    record RouteMustStop() implements Verdict {}
}
