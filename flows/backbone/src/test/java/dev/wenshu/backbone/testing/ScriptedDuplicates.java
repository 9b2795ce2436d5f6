package dev.wenshu.backbone.testing;

import dev.wenshu.document.ParsedDocument;
import dev.wenshu.document.duplicate.DuplicateMatch;
import dev.wenshu.document.duplicate.DuplicateMatch.Kind;
import dev.wenshu.document.duplicate.DuplicateMatch.Strength;
import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.duplicate.Traits;
import dev.wenshu.document.extract.ExtractedField;
import dev.wenshu.document.extract.Extraction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Documents with the same value of a field {@code copy} are copies of one another. */
public final class ScriptedDuplicates implements DuplicateRule {
    @Override
    public Optional<Fingerprint> fingerprint(ParsedDocument document, Extraction extraction) {
        ExtractedField copy = extraction.fields().get("copy");
        return copy == null ? Optional.empty() : Optional.of(of(copy.value()));
    }

    /** As a document with {@code copy=value} has it. */
    public static Fingerprint of(String value) {
        return new Fingerprint(
                List.of((long) value.hashCode(), 7L),
                new Traits("TEXT", Map.of("copy", value), Set.of(), false, new byte[0], null));
    }

    @Override
    public Optional<DuplicateMatch> compare(Traits known, Traits other) {
        return known.facts().equals(other.facts())
                ? Optional.of(new DuplicateMatch(Strength.CERTAIN, Kind.NUMBER))
                : Optional.empty();
    }
}
