package dev.wenshu.kernel;

/** Who has to act on a fault, and so what the suite does about it. */
public enum FaultCategory {
    /** This document is bad: quarantine or review, never retried. */
    INPUT,
    /** The other system failed: retried with back-off. */
    EXTERNAL,
    /** A queue, disk or device is full: retried later, with back-pressure at the source. */
    CAPACITY,
    /** Credentials or settings are wrong: the route stops until a person acts. */
    SETUP,
    /** A defect of ours: dead letter and alert. */
    INTERNAL
}
