package dev.wenshu.invoice.schematron;

import dev.wenshu.invoice.rules.Violation.Severity;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * XRechnung by KoSIT. The specification identifier names major and minor version, the day decides between their corrections;
 * each is paired with the release of EN 16931 that it was published with.
 */
final class XRechnung {
    private static final Pattern VERSION = Pattern.compile("xrechnung_(\\d\\.\\d)");
    private static final String EXTENSION = "extension:xrechnung";
    private static final String NEWEST = "3.0.2";
    private static final Map<String, List<Release>> RELEASES = Map.of(
            "1.2",
            List.of(
                    Release.of("1.2.0", "2019-01-01"),
                    Release.of("1.2.1", "2019-07-01"),
                    Release.of("1.2.2", "2020-07-01")),
            "2.0",
            List.of(Release.of("2.0.0", "2020-07-01"), Release.of("2.0.1", "2021-01-01")),
            "2.1",
            List.of(Release.of("2.1.1", "2022-02-01")),
            "2.2",
            List.of(Release.of("2.2.0", "2022-08-01")),
            "2.3",
            List.of(Release.of("2.3.1", "2023-08-01")),
            "3.0",
            List.of(
                    Release.of("3.0.0", "2023-08-01"),
                    Release.of("3.0.1", "2023-09-22"),
                    Release.of(NEWEST, "2024-06-20")));
    private static final Map<String, String> PAIRED = Map.of(
            "1.2.0", "1.1.0",
            "1.2.1", "1.2.1",
            "1.2.2", "1.3.0",
            "2.0.0", "1.3.2",
            "2.0.1", "1.3.3",
            "2.1.1", "1.3.6a",
            "2.2.0", "1.3.7",
            "2.3.1", "1.3.9",
            "3.0.0", "1.3.10",
            "3.0.1", "1.3.11");
    private static final List<String> SPLIT_BY_DOCUMENT = List.of("1", "2.0", "2.1", "2.2");

    private XRechnung() {}

    static boolean isNamedBy(String profile) {
        return VERSION.matcher(profile).find();
    }

    static RuleChoice choose(Syntax syntax, String profile, LocalDate day) {
        String version = Release.inForce(releases(profile), day);
        String paired = PAIRED.get(version);
        RuleSheet core = paired == null ? En16931.inForce(syntax, day) : En16931.sheet(syntax, paired);
        return new RuleChoice(List.of(core, sheet(syntax, version)), severities(profile));
    }

    private static List<Release> releases(String profile) {
        Matcher named = VERSION.matcher(profile);
        @Nullable List<Release> known = named.find() ? RELEASES.get(named.group(1)) : null;
        return known == null ? List.of(Release.of(NEWEST, "2024-06-20")) : known;
    }

    private static RuleSheet sheet(Syntax syntax, String version) {
        String file = "XRechnung-CII-validation";
        if (syntax.isUbl()) {
            boolean split = SPLIT_BY_DOCUMENT.stream().anyMatch(version::startsWith);
            file = "XRechnung-UBL-validation"
                    + (!split ? "" : syntax == Syntax.UBL_INVOICE ? "-Invoice" : "-CreditNote");
        }
        return new RuleSheet("XRechnung " + version, "external/schematron/" + version + "/" + file + ".xslt");
    }

    /** KoSIT's configuration of its validator lowers these, since XRechnung has its own lists or allows more. */
    private static Map<String, Severity> severities(String profile) {
        Map<String, Severity> changed = new HashMap<>();
        changed.put("BR-CL-21", Severity.WARNING);
        changed.put("BR-CL-23", Severity.WARNING);
        if (profile.contains(EXTENSION)) {
            for (String rule : List.of("BR-CL-10", "BR-CL-11", "BR-CL-21", "BR-CL-24", "BR-CL-25", "BR-CL-26")) {
                changed.put(rule, Severity.INFORMATION);
            }
            changed.put("BR-CO-16", Severity.INFORMATION);
            changed.put("UBL-CR-470", Severity.INFORMATION);
        }
        return changed;
    }
}
