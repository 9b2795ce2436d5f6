package dev.wenshu.invoice.schematron;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Peppol BIS Billing 3 and Self-Billing 3 (UBL only), by the day from which OpenPeppol makes a release mandatory. */
final class Peppol {
    private static final String BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:3.0";
    private static final String SELF_BILLING = "urn:fdc:peppol.eu:2017:poacc:selfbilling:3.0";
    private static final List<Release> BILLING_RELEASES = List.of(
            Release.of("2024.5", "2024-08-19"),
            Release.of("2024.11", "2025-02-24"),
            Release.of("2025.5", "2025-08-25"),
            Release.of("2025.11", "2026-02-23"),
            Release.of("2026.5", "2026-08-17"));
    private static final List<Release> SELF_BILLING_RELEASES =
            List.of(Release.of("2026.3", "2026-03-05"), Release.of("2026.5", "2026-08-17"));

    private Peppol() {}

    static boolean isNamedBy(Syntax syntax, String profile) {
        return syntax.isUbl() && (profile.contains(BILLING) || profile.contains(SELF_BILLING));
    }

    static RuleChoice choose(String profile, LocalDate day) {
        boolean own = profile.contains(SELF_BILLING);
        String version = Release.inForce(own ? SELF_BILLING_RELEASES : BILLING_RELEASES, day);
        String folder = "external/schematron/openpeppol/" + version + "/xslt/";
        return new RuleChoice(
                List.of(
                        new RuleSheet("EN 16931 (Peppol " + version + ")", folder + "CEN-EN16931-UBL.xslt"),
                        new RuleSheet(
                                (own ? "Peppol Self-Billing 3 " : "Peppol BIS Billing 3 ") + version,
                                folder + "PEPPOL-EN16931-UBL" + (own ? "-SB" : "") + ".xslt")),
                Map.of());
    }
}
