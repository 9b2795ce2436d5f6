package dev.wenshu.invoice.training.generate;

import java.util.List;
import java.util.random.RandomGenerator;

/** How one issuer's documents look: what a layout fixes, whatever the document says. */
record Style(
        boolean slip,
        Seller seller,
        Buyer buyer,
        Meta meta,
        boolean colon,
        boolean bilingual,
        boolean titleFirst,
        float titleSize,
        boolean table,
        Totals totals,
        int dayStyle,
        Sign sign,
        boolean grouped,
        boolean showsNet,
        boolean showsTax,
        boolean showsRate,
        boolean sumsTaxes,
        boolean showsPayable,
        boolean showsUnrounded,
        boolean showsZeroTax,
        boolean negativeDiscount,
        boolean showsDue,
        boolean rateTable,
        boolean footer,
        boolean slogan,
        boolean sellerTwice,
        boolean keyed,
        boolean numbersFirst,
        Contact contact,
        boolean datedTitle,
        boolean letterDate,
        int decoys,
        int columns) {
    enum Seller {
        TOP_LEFT,
        TOP_RIGHT,
        TOP_CENTRE,
        SENDER_LINE,
        FOOTER_ONLY,
        LABELLED
    }

    enum Buyer {
        ADDRESS_LEFT,
        ADDRESS_RIGHT,
        LABELLED,
        LABELLED_BESIDE,
        BEHIND_LABEL,
        NONE
    }

    enum Contact {
        NONE,
        ABOVE,
        BELOW,
        WITH_LABEL
    }

    enum Meta {
        RIGHT_BLOCK,
        LEFT_BLOCK,
        COLUMNS,
        ONE_LINE,
        WITH_TITLE,
        TABLE_BELOW
    }

    enum Totals {
        RIGHT,
        LEFT,
        WIDE,
        COLUMNS
    }

    enum Sign {
        NONE,
        BEFORE,
        BEHIND,
        CODE_BEHIND
    }

    static Style of(RandomGenerator random, boolean slip) {
        boolean labelled = random.nextInt(5) == 0;
        return new Style(
                slip,
                labelled ? Seller.LABELLED : pick(random, Seller.values()),
                labelled ? Buyer.LABELLED_BESIDE : pick(random, Buyer.values()),
                pick(random, Meta.values()),
                random.nextInt(3) > 0,
                random.nextInt(7) == 0,
                random.nextInt(4) == 0,
                10 + random.nextInt(16),
                random.nextInt(5) > 0,
                pick(
                        random,
                        List.of(Totals.RIGHT, Totals.RIGHT, Totals.RIGHT, Totals.LEFT, Totals.WIDE, Totals.COLUMNS)),
                random.nextInt(35),
                pick(random, Sign.values()),
                random.nextInt(5) > 0,
                random.nextInt(slip ? 2 : 6) > 0,
                random.nextInt(slip ? 3 : 8) > 0,
                random.nextBoolean(),
                random.nextInt(3) > 0,
                random.nextInt(3) == 0,
                random.nextInt(4) > 0,
                random.nextInt(2) == 0,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(3) == 0,
                random.nextInt(3) > 0,
                random.nextInt(5) == 0,
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                random.nextInt(4) == 0,
                random.nextInt(2) == 0 ? Contact.NONE : pick(random, Contact.values()),
                random.nextBoolean(),
                random.nextInt(12) == 0,
                random.nextInt(5),
                30 + random.nextInt(19));
    }

    String withSign(Country country, String amount) {
        return switch (sign) {
            case NONE -> amount;
            case BEFORE -> country.sign() + (slip || country.sign().length() == 1 ? "" : " ") + amount;
            case BEHIND -> country.sign().equals("$") ? "$" + amount : amount + " " + country.sign();
            case CODE_BEHIND -> amount + " " + country.currency();
        };
    }

    /** A label with or without colon, as this issuer does. */
    String label(String text) {
        return colon && !text.endsWith(":") ? text + ":" : text;
    }

    private static <T> T pick(RandomGenerator random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static <T> T pick(RandomGenerator random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
