package dev.wenshu.document.learn;

/**
 * What learning gave.
 *
 * @param fields that the lessons state, all lessons together
 * @param rightBefore how many of them the state in use reads right
 * @param rightAfter how many the new one does
 * @param objection why the new state must not be used, in a sentence; empty where nothing speaks against it
 */
public record Learned(String state, int fields, int rightBefore, int rightAfter, String objection) {
    /** Whether it may take the place of the state in use. */
    public boolean isSound() {
        return objection.isEmpty();
    }

    @Override
    public String toString() {
        return "Learned[fields=" + fields + ", rightBefore=" + rightBefore + ", rightAfter=" + rightAfter
                + ", objection=" + objection + "]";
    }
}
