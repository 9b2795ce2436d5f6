package dev.wenshu.inference.guards.probe;

/** Something that a model on a server may or may not be able to do. */
public enum Capability {
    /** Answers at all. */
    PLAIN,
    /** The answer comes in more than one piece. */
    STREAMING,
    /** JSON valid against a schema, thinking off. */
    JSON_SCHEMA,
    /** Thinks, and the reasoning is told from the answer. */
    REASONING,
    /** Both at once: some builds bind the schema to the reasoning, or lose the answer. */
    REASONING_WITH_JSON,
    /** Calls a tool when it has to. */
    TOOLS
}
