package dev.wenshu.inference.scheduling.admission;

import dev.wenshu.inference.generation.CallContext.Priority;
import java.util.concurrent.locks.Condition;

/** A call that waits or runs. Guarded by its queue's lock. */
final class Ticket {
    final String department;
    final Priority priority;
    final long arrived;
    final Condition turn;
    State state = State.WAITING;
    long started;

    /** What its department was charged at the start, in nanoseconds of service. */
    double charged;

    Ticket(String department, Priority priority, long arrived, Condition turn) {
        this.department = department;
        this.priority = priority;
        this.arrived = arrived;
        this.turn = turn;
    }

    enum State {
        WAITING,
        RUNNING,
        CANCELLED,
        CLOSED,
        DONE
    }
}
