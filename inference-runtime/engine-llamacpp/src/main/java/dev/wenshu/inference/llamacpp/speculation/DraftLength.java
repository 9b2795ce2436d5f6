package dev.wenshu.inference.llamacpp.speculation;

/**
 * How long the next draft should be. It doubles while drafts hold and shrinks where they break; drafts that fail at once, one
 * after the other, cause pauses that double up to {@value #LONGEST_PAUSE} tokens, which bounds what drafting costs where it
 * does not pay. One thread.
 */
public final class DraftLength {
    private static final int FIRST = 3;
    private static final int LONGEST_PAUSE = 128;
    private static final int PATIENCE = 1;

    private final int longest;
    private int length = FIRST;
    private int failures;
    private int pause;

    public DraftLength(int longest) {
        this.longest = longest;
    }

    /** Asked once a step; 0 in a pause. */
    public int next() {
        if (pause > 0) {
            pause--;
            return 0;
        }
        return length;
    }

    public void verified(int drafted, int accepted) {
        if (accepted == drafted) {
            length = Math.min(longest, length * 2);
            failures = 0;
        } else if (accepted > drafted / 3) {
            length = Math.max(FIRST, accepted + 1);
            failures = 0;
        } else {
            length = Math.max(1, Math.min(FIRST, accepted + 1));
            failures++;
            pause = failures <= PATIENCE ? 0 : Math.min(LONGEST_PAUSE, 1 << Math.min(failures + 1, 10));
        }
    }
}
