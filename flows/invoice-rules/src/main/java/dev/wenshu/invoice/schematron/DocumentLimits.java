package dev.wenshu.invoice.schematron;

import java.time.Duration;

/**
 * What a document may cost.
 *
 * @param bytes of the XML, attachments in it included
 * @param elements beyond which rules that compare everything with everything would take minutes
 * @param depth of nesting
 * @param time of one document in all its rule sets, measured after they are loaded
 */
record DocumentLimits(int bytes, int elements, int depth, Duration time) {
    static final DocumentLimits DEFAULT = new DocumentLimits(50 * 1024 * 1024, 300_000, 100, Duration.ofSeconds(20));
}
