package dev.wenshu.app.models.hub;

import java.util.List;

/** Which model of a repository is meant by what a person said. */
public sealed interface Selection {
    record Chosen(Candidate candidate) implements Selection {}

    /** The person has to say more. */
    record Several(List<Candidate> candidates) implements Selection {}

    /** Nothing of that name; {@code candidates} is what there is, which may be nothing at all. */
    record Nothing(List<Candidate> candidates) implements Selection {}
}
