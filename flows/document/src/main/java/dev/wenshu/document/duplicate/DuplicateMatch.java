package dev.wenshu.document.duplicate;

import dev.wenshu.document.extract.Problem;

/** How two documents are the same. Matches are ordered: the strongest first. */
public record DuplicateMatch(Strength strength, Kind kind) implements Comparable<DuplicateMatch> {
    /** Code of the problem that a copy has. */
    public static final String CODE = "DUPLICATE";

    /** How sure it is. */
    public enum Strength {
        /** The same business document. */
        CERTAIN,
        /** Probably the same; a person decides. */
        LIKELY
    }

    /** What is the same. */
    public enum Kind {
        FILE("the same file"),
        NUMBER("same number and seller"),
        TUPLE("same seller, date and total"),
        CONTENT("same content"),
        IMAGE("same picture");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /**
     * The problem of the later document.
     *
     * @param earlier how the document that was there before is named to whoever may see this one
     */
    public Problem problem(String earlier) {
        String sure = strength == Strength.CERTAIN ? "Copy of " : "Probably a copy of ";
        return Problem.of(CODE, sure + earlier + ": " + kind.text + ".");
    }

    @Override
    public int compareTo(DuplicateMatch other) {
        int byStrength = strength.compareTo(other.strength);
        return byStrength != 0 ? byStrength : kind.compareTo(other.kind);
    }
}
