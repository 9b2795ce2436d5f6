package dev.wenshu.invoice.schematron;

import dev.wenshu.invoice.rules.Violation.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule sets for one document.
 *
 * @param sheets run one after the other
 * @param severities of rules that the profile ranks otherwise than their publisher
 * @param informsOnly the profile may go beyond the core, whose fatal rules are then warnings
 */
record RuleChoice(List<RuleSheet> sheets, Map<String, Severity> severities, boolean informsOnly) {
    private static final String CORE = "urn:cen.eu:en16931:2017";

    RuleChoice(List<RuleSheet> sheets, Map<String, Severity> severities) {
        this(sheets, severities, false);
    }

    /** Empty where the profile is none of EN 16931, as the smaller ones of Factur-X. */
    static Optional<RuleChoice> of(Syntax syntax, String profile, LocalDate day) {
        if (!profile.startsWith(CORE)) {
            return Optional.empty();
        }
        if (XRechnung.isNamedBy(profile)) {
            return Optional.of(XRechnung.choose(syntax, profile, day));
        }
        if (Peppol.isNamedBy(syntax, profile)) {
            return Optional.of(Peppol.choose(profile, day));
        }
        return Optional.of(
                new RuleChoice(List.of(En16931.inForce(syntax, day)), Map.of(), profile.contains("#conformant#")));
    }

    Severity severity(String rule, Severity published) {
        Severity changed = severities.getOrDefault(rule, published);
        return informsOnly && changed == Severity.FATAL ? Severity.WARNING : changed;
    }
}
