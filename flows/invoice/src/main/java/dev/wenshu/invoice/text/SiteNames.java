package dev.wenshu.invoice.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names in a document's web and mail addresses, which are often the seller's own. */
final class SiteNames {
    private static final Pattern SITE = Pattern.compile("(?:@|www\\.|https?://)(?:[\\w-]+\\.)?([\\p{L}\\d-]{3,})\\.");
    private static final int SHORTEST = 4;

    private final String names;

    private SiteNames(String names) {
        this.names = names;
    }

    static SiteNames of(VisibleText text) {
        StringBuilder names = new StringBuilder();
        for (Row row : text.rows()) {
            for (Matcher matcher = SITE.matcher(row.text()); matcher.find(); ) {
                names.append(' ').append(Folding.fold(matcher.group(1)).replace(" ", ""));
            }
        }
        return new SiteNames(names.toString());
    }

    /** Whether the longest word of a name is part of one. */
    boolean contain(String name) {
        String longest = "";
        for (String word : Folding.fold(name).split(" ", -1)) {
            longest = word.length() > longest.length() ? word : longest;
        }
        return longest.length() >= SHORTEST && names.contains(longest);
    }
}
