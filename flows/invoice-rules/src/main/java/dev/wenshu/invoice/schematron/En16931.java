package dev.wenshu.invoice.schematron;

import java.time.LocalDate;
import java.util.List;

/** The releases of CEN/TC 434's validation artefacts by the day of their publication. */
final class En16931 {
    static final List<Release> RELEASES = List.of(
            Release.of("1.0.0", "2018-02-08"),
            Release.of("1.1.0", "2018-06-26"),
            Release.of("1.2.0", "2019-04-26"),
            Release.of("1.2.1", "2019-05-14"),
            Release.of("1.2.3", "2019-07-05"),
            Release.of("1.3.0", "2019-10-05"),
            Release.of("1.3.1", "2020-02-28"),
            Release.of("1.3.2", "2020-05-25"),
            Release.of("1.3.3", "2020-10-02"),
            Release.of("1.3.4", "2021-01-27"),
            Release.of("1.3.5", "2021-03-29"),
            Release.of("1.3.6", "2021-05-31"),
            Release.of("1.3.6a", "2021-08-03"),
            Release.of("1.3.7", "2021-10-04"),
            Release.of("1.3.8", "2022-04-08"),
            Release.of("1.3.9", "2022-10-10"),
            Release.of("1.3.10", "2023-04-11"),
            Release.of("1.3.11", "2023-10-04"),
            Release.of("1.3.12", "2024-04-10"),
            Release.of("1.3.13", "2024-10-08"),
            Release.of("1.3.14.1", "2025-05-20"),
            Release.of("1.3.14.2", "2025-06-23"),
            Release.of("1.3.15", "2025-11-18"),
            Release.of("1.3.16", "2026-04-13"));

    private static final List<String> OLD_FOLDERS =
            List.of("1.0.0", "1.1.0", "1.2.0", "1.2.1", "1.2.3", "1.3.0", "1.3.1", "1.3.2", "1.3.3", "1.3.4");

    private En16931() {}

    static RuleSheet inForce(Syntax syntax, LocalDate day) {
        return sheet(syntax, Release.inForce(RELEASES, day));
    }

    /** 1.1.0 asks CII for a tax scheme that CII does not have (VAT for VA), so that its successor stands in. */
    static RuleSheet sheet(Syntax syntax, String asked) {
        String version = !syntax.isUbl() && asked.equals("1.1.0") ? "1.2.0" : asked;
        String folder = OLD_FOLDERS.contains(version) ? "xslt/" : "";
        boolean model = syntax.isUbl() && (version.equals("1.0.0") || version.equals("1.1.0"));
        String file = (syntax.isUbl() ? "ubl/" + folder + "EN16931-UBL-" : "cii/" + folder + "EN16931-CII-")
                + (model ? "model" : "validation");
        return new RuleSheet("EN 16931 " + version, "external/schematron/" + version + "/" + file + ".xslt");
    }
}
