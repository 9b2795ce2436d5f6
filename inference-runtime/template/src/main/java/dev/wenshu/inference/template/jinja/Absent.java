package dev.wenshu.inference.template.jinja;

/** The two ways in which a value is not there. */
public enum Absent {
    /** Python's None. */
    NONE,
    /** A name or key that nobody set. */
    UNDEFINED
}
