package dev.wenshu.document.extract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a document's values. */
public enum Decision {
    /** Good enough to be written back without a person. */
    @JsonProperty("accepted")
    ACCEPTED,
    /** A person has to look. */
    @JsonProperty("review")
    REVIEW,
    /** The file could not be read. */
    @JsonProperty("rejected")
    REJECTED;

    /** As in JSON: lower case. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
