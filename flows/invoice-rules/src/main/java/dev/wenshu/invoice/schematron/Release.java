package dev.wenshu.invoice.schematron;

import java.time.LocalDate;
import java.util.List;

/**
 * One version of a rule set.
 *
 * @param from first day of issue it is meant for; a document older than all releases takes the oldest
 */
record Release(String version, LocalDate from) {
    static Release of(String version, String from) {
        return new Release(version, LocalDate.parse(from));
    }

    /** The last one in force; {@code releases} from old to new. */
    static String inForce(List<Release> releases, LocalDate day) {
        String version = releases.getFirst().version();
        for (Release release : releases) {
            if (!release.from().isAfter(day)) {
                version = release.version();
            }
        }
        return version;
    }
}
