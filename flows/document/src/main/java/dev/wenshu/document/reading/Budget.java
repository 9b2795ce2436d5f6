package dev.wenshu.document.reading;

import dev.wenshu.document.Part;
import dev.wenshu.document.extract.Problem;
import java.util.ArrayList;
import java.util.List;

/** What may still be read of the file; counts all levels together, so that containers in containers cannot multiply. */
final class Budget {
    private final ReadingLimits limits;
    private int partsLeft;
    private long bytesLeft;

    Budget(ReadingLimits limits) {
        this.limits = limits;
        this.partsLeft = limits.parts();
        this.bytesLeft = limits.bytes();
    }

    List<Part> admit(List<Part> parts, int depth, List<Problem> refused) {
        if (!parts.isEmpty() && depth >= limits.depth()) {
            refused.add(Problem.of("NESTED_TOO_DEEP", "Not opened: more than " + limits.depth() + " levels deep."));
            return List.of();
        }
        List<Part> admitted = new ArrayList<>();
        for (Part part : parts) {
            if (partsLeft == 0 || part.size() > bytesLeft) {
                refused.add(Problem.of(
                        "TOO_MANY_PARTS",
                        "Only " + admitted.size() + " of " + parts.size() + " parts were opened: limit is "
                                + limits.parts() + " parts and " + limits.bytes() + " bytes a file."));
                return admitted;
            }
            partsLeft--;
            bytesLeft -= part.size();
            admitted.add(part);
        }
        return admitted;
    }
}
