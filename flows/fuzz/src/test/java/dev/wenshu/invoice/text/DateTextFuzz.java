package dev.wenshu.invoice.text;

import java.nio.charset.StandardCharsets;

/** Any text: dates lie within it, do not overlap, and are of a century in which invoices are written. */
public final class DateTextFuzz {
    private DateTextFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        for (DateText.Order order : DateText.Order.values()) {
            for (DateText.Found date : DateText.find(text, order)) {
                int year = date.date().getYear();
                if (date.start() < 0 || date.end() > text.length() || date.start() >= date.end()) {
                    throw new IllegalStateException("outside the text: " + date);
                }
                if (year < 1900 || year > 2099) {
                    throw new IllegalStateException("no year of an invoice: " + date);
                }
            }
        }
        DateText.shownOrder(text);
    }
}
