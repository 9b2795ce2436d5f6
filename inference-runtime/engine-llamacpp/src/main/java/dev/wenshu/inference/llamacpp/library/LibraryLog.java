package dev.wenshu.inference.llamacpp.library;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What llama.cpp writes to its log: warnings and errors go on as warnings, the rest at DEBUG. It speaks of files, tensors and
 * sizes, never of prompts. The last complaints are kept, because its functions themselves say only that they failed.
 */
final class LibraryLog {
    private static final Logger LOG = System.getLogger(LibraryLog.class.getName());
    private static final int WARN = 3;
    private static final int ERROR = 4;
    private static final int CONTINUED = 5;
    private static final int KEPT = 4;
    private static final long LONGEST_LINE = 4096;
    /** A step that is called off is no failure, though it says so in four lines; a pool may be larger than one context. */
    private static final Pattern EXPECTED = Pattern.compile(
            "failed with error 1$|compute status: 1$|removing memory module entries|ret = 2$|possible training context overflow$");

    private final Deque<String> complaints = new ArrayDeque<>();
    private int level;

    /** Called by llama.cpp, from any thread; {@code text} ends with a line end unless it is continued. */
    synchronized void write(int ofLevel, MemorySegment text, MemorySegment userData) {
        if (ofLevel != CONTINUED) {
            level = ofLevel;
        }
        String line = NativeText.read(text, LONGEST_LINE).strip();
        if (line.isEmpty() || line.chars().allMatch(c -> c == '.')) {
            return;
        }
        boolean complaint =
                (level == WARN || level == ERROR) && !EXPECTED.matcher(line).find();
        if (complaint) {
            if (complaints.size() == KEPT) {
                complaints.removeFirst();
            }
            complaints.addLast(line);
        }
        LOG.log(complaint ? Level.WARNING : Level.DEBUG, "llama.cpp: {0}", line);
    }

    /** Forgets what was complained about so far. */
    synchronized void reset() {
        complaints.clear();
    }

    synchronized String complaints() {
        return complaints.isEmpty()
                ? "llama.cpp gave no reason"
                : complaints.stream().collect(Collectors.joining("; "));
    }
}
