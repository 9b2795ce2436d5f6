package dev.wenshu.app.cli;

import dev.wenshu.document.duplicate.DuplicateRule;
import dev.wenshu.document.duplicate.Fingerprint;
import dev.wenshu.document.duplicate.RecentDocuments;
import dev.wenshu.document.extract.ExtractRecord;
import dev.wenshu.document.reading.Reading;
import java.util.Optional;

/** Holds copies back among the documents of one run, in the order in which they are given. */
final class RunDuplicates {
    /** About 100 MiB; older documents are forgotten. */
    private static final int MOST = 50_000;

    private final RecentDocuments recent;

    RunDuplicates(DuplicateRule rule) {
        recent = new RecentDocuments(rule, MOST);
    }

    Reading checked(Reading reading) {
        Fingerprint fingerprint = reading.fingerprint();
        if (fingerprint == null) {
            return reading;
        }
        ExtractRecord record = reading.record();
        Optional<RecentDocuments.Found> earlier = recent.find(record.file(), fingerprint);
        String name = record.part() == null ? record.file() : record.file() + "!" + record.part();
        recent.add(record.file(), name, fingerprint);
        return earlier.map(found -> reading.held(found.match().problem(found.name())))
                .orElse(reading);
    }
}
