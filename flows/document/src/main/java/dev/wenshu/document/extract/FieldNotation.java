package dev.wenshu.document.extract;

import java.util.Optional;

/** Knows how values of fields are written, for values that a person enters. */
@FunctionalInterface
public interface FieldNotation {
    /** Takes any text that is not blank. */
    FieldNotation ANY = (kind, field, value) -> value.isBlank() ? Optional.empty() : Optional.of(value.strip());

    /** The value as records hold it; empty where it is none of the field, or the kind has no such field. */
    Optional<String> normalised(String kind, String field, String value);
}
