package dev.wenshu.invoice.training.generate;

import dev.wenshu.invoice.training.generate.Facts.Company;
import dev.wenshu.invoice.training.generate.Facts.Line;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A page of A4: head, parties, what identifies the document, items, totals, foot. */
final class PageLayout {
    private static final float WIDTH = 595;
    private static final float LEFT = 50;
    private static final float RIGHT = 545;
    private static final float SIZE = 9;
    private static final float STEP = 13;

    private final Style style;
    private final Terms terms;
    private final Country country;
    private final Facts facts;
    private final Amounts amounts;
    private final RandomGenerator random;
    private final Sheet sheet = new Sheet(WIDTH, Sheet.proportional());
    private float y = 40;

    PageLayout(Style style, Terms terms, Country country, Facts facts, Amounts amounts, RandomGenerator random) {
        this.style = style;
        this.terms = terms;
        this.country = country;
        this.facts = facts;
        this.amounts = amounts;
        this.random = random;
    }

    Sheet draw() {
        remark();
        if (style.titleFirst()) {
            title(LEFT);
        }
        sellerHead();
        parties();
        meta();
        items();
        totals();
        foot();
        return sheet;
    }

    private void title(float x) {
        String title = terms.of(facts.kind() == Facts.Kind.CREDIT_NOTE ? "credit" : "title");
        boolean numbered = style.meta() == Style.Meta.WITH_TITLE;
        String dated = style.datedTitle()
                ? " " + terms.of("dated") + " " + country.day(facts.issued(), style.dayStyle(), random)
                : "";
        sheet.left(
                x,
                y,
                style.titleSize(),
                numbered ? title + " " + terms.of("no") + " " + facts.number() + dated : title);
        y += style.titleSize() + 8;
    }

    private void remark() {
        if (random.nextInt(8) == 0) {
            LocalDate day = facts.issued().plusDays(random.nextInt(900) - 450);
            sheet.left(LEFT, y, 7, terms.of("version") + " " + country.day(day, style.dayStyle(), random));
            y += STEP;
        }
    }

    private void sellerHead() {
        Company seller = facts.seller();
        List<String> lines = new ArrayList<>();
        float top = y;
        float x = style.seller() == Style.Seller.TOP_RIGHT ? 370 : LEFT;
        if (!seller.brand().isEmpty()) {
            sheet.left(x, y, 18, seller.brand());
            y += 24;
        }
        if (style.slogan()) {
            sheet.left(x, y, SIZE, terms.of("slogan"));
            y += STEP;
        }
        switch (style.seller()) {
            case TOP_LEFT, TOP_RIGHT, TOP_CENTRE -> {
                lines.add(seller.legal());
                lines.addAll(seller.address());
                if (random.nextBoolean()) {
                    lines.add(style.label(terms.of("phone")) + " " + seller.phone());
                }
                if (random.nextBoolean()) {
                    lines.add("info@" + seller.site() + ".com");
                }
                if (!style.footer()) {
                    lines.add(style.label(terms.of("tax_id")) + " " + seller.taxId());
                }
            }
            case SENDER_LINE -> lines.add(seller.legal() + separator() + String.join(separator(), seller.address()));
            case FOOTER_ONLY, LABELLED -> {}
        }
        for (int i = 0; i < lines.size(); i++) {
            float size = i == 0 && style.seller() != Style.Seller.SENDER_LINE && style.titleSize() > 15 ? 13 : SIZE;
            if (style.seller() == Style.Seller.TOP_CENTRE) {
                sheet.centre(WIDTH / 2, y, size, lines.get(i));
            } else {
                sheet.left(x, y, style.seller() == Style.Seller.SENDER_LINE ? 7 : size, lines.get(i));
            }
            y += size + 4;
        }
        y = Math.max(y, top) + STEP;
    }

    private String separator() {
        return style.colon() ? " · " : style.bilingual() ? " | " : " - ";
    }

    private void parties() {
        Company buyer = facts.buyer();
        List<String> lines = party(buyer, style.contact());
        float top = y;
        float x = style.buyer() == Style.Buyer.ADDRESS_RIGHT ? 340 : LEFT;
        switch (style.buyer()) {
            case ADDRESS_LEFT, ADDRESS_RIGHT -> block(x, lines);
            case LABELLED -> {
                lines.addFirst(style.label(terms.of("buyer")));
                block(x, lines);
            }
            case BEHIND_LABEL -> {
                lines.set(0, style.label(terms.of("buyer")) + " " + lines.getFirst());
                block(x, lines);
            }
            case LABELLED_BESIDE -> {
                lines.addFirst(style.label(terms.of("buyer")));
                boolean sellerLeft = style.seller() == Style.Seller.LABELLED && style.sellerTwice();
                block(sellerLeft ? 320 : LEFT, lines);
                float bottom = y;
                y = top;
                if (style.seller() == Style.Seller.LABELLED) {
                    List<String> own = party(facts.seller(), Style.Contact.NONE);
                    own.addFirst(style.label(terms.of("seller")));
                    own.add(style.label(terms.of("tax_id")) + " "
                            + facts.seller().taxId());
                    block(sellerLeft ? LEFT : 320, own);
                } else if (random.nextBoolean()) {
                    List<String> ship = new ArrayList<>(List.of(style.label(terms.of("ship"))));
                    ship.addAll(lines.subList(1, lines.size()));
                    block(320, ship);
                }
                y = Math.max(y, bottom);
            }
            case NONE -> {}
        }
        if (style.meta() == Style.Meta.RIGHT_BLOCK
                && style.buyer() != Style.Buyer.ADDRESS_RIGHT
                && style.buyer() != Style.Buyer.LABELLED_BESIDE) {
            float bottom = y;
            y = top;
            pairs(340, 450);
            y = Math.max(y, bottom);
        }
        y += STEP;
        if (!style.titleFirst()) {
            title(LEFT);
        }
    }

    /** The lines of a party: with keys, numbers before the name, or a contact as its issuer does. */
    private List<String> party(Company party, Style.Contact contact) {
        List<String> lines = new ArrayList<>();
        String person = terms.of("persons");
        if (style.numbersFirst()) {
            lines.add(terms.of("keys_number") + ": " + (1000 + random.nextInt(900_000)));
        }
        if (contact == Style.Contact.ABOVE) {
            lines.add(person);
        }
        lines.add(style.keyed() ? terms.of("keys_name") + ": " + party.legal() : party.legal());
        if (contact == Style.Contact.BELOW) {
            lines.add(person);
        } else if (contact == Style.Contact.WITH_LABEL) {
            lines.add(terms.of("keys_contact") + " " + person);
        }
        lines.addAll(party.address());
        if (style.keyed()) {
            int first = lines.size() - party.address().size();
            lines.set(first, terms.of("keys_address") + ": " + lines.get(first));
        }
        return lines;
    }

    private void block(float x, List<String> lines) {
        for (String line : lines) {
            sheet.left(x, y, SIZE, line);
            y += STEP;
        }
    }

    /** What identifies the document, with other numbers and days between. */
    private List<String[]> identification() {
        List<String[]> pairs = new ArrayList<>();
        if (style.meta() != Style.Meta.WITH_TITLE) {
            pairs.add(new String[] {terms.of("number"), facts.number()});
        }
        String day = country.day(facts.issued(), style.dayStyle(), random);
        if (style.letterDate()) {
            String city = facts.seller()
                    .address()
                    .getLast()
                    .replaceAll("[^\\p{L} ]", "")
                    .strip();
            pairs.add(new String[] {city + ", " + terms.of("on"), day});
        } else if (style.meta() != Style.Meta.WITH_TITLE || !style.datedTitle()) {
            pairs.add(new String[] {terms.of("issue_date"), day});
        }
        if (style.showsDue()) {
            pairs.add(new String[] {terms.of("due_date"), country.day(facts.due(), style.dayStyle(), random)});
        }
        for (String decoy : terms.some("other_numbers", style.decoys())) {
            int at = random.nextInt(pairs.size() + 1);
            pairs.add(at, new String[] {
                decoy,
                random.nextInt(12) == 0
                        ? facts.number().replaceAll("^\\D+", "") + "1"
                        : (random.nextBoolean() ? "" : "K-") + (1000 + random.nextInt(900_000))
            });
        }
        for (String decoy : terms.some("other_dates", style.decoys() / 2)) {
            int at = random.nextInt(pairs.size() + 1);
            pairs.add(at, new String[] {
                decoy, country.day(facts.issued().minusDays(random.nextInt(20)), style.dayStyle(), random)
            });
        }
        return pairs;
    }

    private void meta() {
        boolean shown = style.meta() == Style.Meta.RIGHT_BLOCK
                && style.buyer() != Style.Buyer.ADDRESS_RIGHT
                && style.buyer() != Style.Buyer.LABELLED_BESIDE;
        if (shown) {
            return;
        }
        switch (style.meta()) {
            case RIGHT_BLOCK -> pairs(340, 450);
            case LEFT_BLOCK, WITH_TITLE -> pairs(LEFT, 160);
            case ONE_LINE -> {
                StringBuilder line = new StringBuilder();
                identification().stream()
                        .limit(3)
                        .forEach(pair -> line.append(style.label(pair[0]))
                                .append(' ')
                                .append(pair[1])
                                .append("   "));
                sheet.left(LEFT, y, SIZE, line.toString());
                y += STEP;
            }
            case COLUMNS, TABLE_BELOW -> {
                List<String[]> pairs = identification();
                float width = (RIGHT - LEFT) / Math.min(5, pairs.size());
                for (int from = 0; from < pairs.size(); from += 5) {
                    for (int i = from; i < Math.min(pairs.size(), from + 5); i++) {
                        float x = LEFT + (i - from) * width;
                        sheet.left(x, y, SIZE, pairs.get(i)[0]);
                        sheet.left(x, y + STEP, SIZE, pairs.get(i)[1]);
                    }
                    y += 2.6f * STEP;
                }
            }
        }
        y += STEP;
    }

    private void pairs(float x, float valueX) {
        boolean together = style.decoys() == 0 || style.slogan();
        for (String[] pair : identification()) {
            String label = style.label(pair[0]);
            if (together || sheet.lengthOf(label, SIZE) > valueX - x - 6) {
                sheet.left(x, y, SIZE, label + " " + pair[1]);
            } else {
                sheet.left(x, y, SIZE, label);
                sheet.left(valueX, y, SIZE, pair[1]);
            }
            y += STEP;
        }
    }

    private void items() {
        float[] ends = {LEFT, 80, 350, 440, RIGHT};
        if (style.table()) {
            List<String> heads = terms.columns();
            sheet.left(LEFT, y, SIZE, heads.get(0));
            sheet.left(80, y, SIZE, heads.get(1));
            for (int i = 2; i < heads.size(); i++) {
                sheet.right(ends[i], y, SIZE, heads.get(i));
            }
            y += STEP * 1.4f;
        }
        int position = 1;
        if (random.nextInt(7) == 0) {
            sheet.left(
                    LEFT,
                    y,
                    SIZE,
                    terms.of("other_dates") + " "
                            + country.day(facts.issued().withDayOfMonth(1), style.dayStyle(), random) + " - "
                            + country.day(facts.issued().withDayOfMonth(28), style.dayStyle(), random));
            y += STEP;
        }
        for (Line line : facts.lines()) {
            sheet.left(LEFT, y, SIZE, Integer.toString(position++));
            sheet.left(80, y, SIZE, line.item());
            sheet.right(350, y, SIZE, Integer.toString(line.quantity()) + (style.rateTable() ? ",00" : ""));
            sheet.right(440, y, SIZE, country.money(line.price(), style.grouped()));
            sheet.right(
                    RIGHT,
                    y,
                    SIZE,
                    style.slogan() ? amounts.money(line.amount()) : country.money(line.amount(), style.grouped()));
            y += STEP;
            if (random.nextInt(6) == 0) {
                sheet.left(
                        80,
                        y,
                        SIZE,
                        terms.of("other_dates") + " "
                                + country.day(facts.issued().minusDays(random.nextInt(30)), style.dayStyle(), random));
                y += STEP;
            }
        }
        y += STEP;
    }

    private void totals() {
        List<Amounts.Sum> sums = amounts.sums(random);
        if (style.totals() == Style.Totals.COLUMNS) {
            float width = (RIGHT - LEFT) / sums.size();
            for (int i = 0; i < sums.size(); i++) {
                sheet.right(LEFT + (i + 1) * width, y, SIZE, sums.get(i).label());
                sheet.right(LEFT + (i + 1) * width, y + STEP, SIZE, sums.get(i).amount());
            }
            y += 3 * STEP;
            return;
        }
        for (Amounts.Sum sum : sums) {
            float size = sum.strong() && style.titleSize() > 16 ? 12 : SIZE;
            String label = style.label(sum.label());
            switch (style.totals()) {
                case LEFT -> {
                    sheet.left(LEFT, y, size, label);
                    sheet.right(290, y, size, sum.amount());
                }
                case WIDE -> {
                    sheet.left(LEFT, y, size, label);
                    sheet.right(RIGHT, y, size, sum.amount());
                }
                case RIGHT, COLUMNS -> {
                    if (style.colon()) {
                        sheet.right(440, y, size, label);
                    } else {
                        sheet.left(330, y, size, label);
                    }
                    sheet.right(RIGHT, y, size, sum.amount());
                }
            }
            y += STEP * size / SIZE;
        }
        if (style.rateTable() && facts.tax() != 0) {
            y += STEP;
            sheet.left(LEFT, y, SIZE, terms.other("tax"));
            sheet.right(200, y, SIZE, terms.other("net"));
            sheet.right(290, y, SIZE, terms.of("tax"));
            y += STEP;
            sheet.left(LEFT, y, SIZE, country.percent());
            sheet.right(200, y, SIZE, country.money(facts.net(), style.grouped()));
            sheet.right(290, y, SIZE, country.money(facts.tax(), style.grouped()));
            y += STEP;
        }
    }

    private void foot() {
        y += STEP;
        remark();
        for (String note : terms.some("notes", random.nextInt(3))) {
            sheet.left(LEFT, y, SIZE, note);
            y += STEP;
        }
        if (!style.footer() && style.seller() != Style.Seller.FOOTER_ONLY) {
            return;
        }
        Company seller = facts.seller();
        float bottom = Math.max(y + STEP, 760);
        List<String> own = new ArrayList<>(List.of(seller.legal()));
        own.addAll(seller.address());
        List<String> bank =
                List.of(terms.of("bank"), "IBAN " + country.code() + "89 3704 0044 0532 0130 00", "BIC COBADEFFXXX");
        List<String> register = List.of(
                style.label(terms.of("tax_id")) + " " + seller.taxId(),
                seller.registration(),
                style.label(terms.of("phone")) + " " + seller.phone(),
                "www." + seller.site() + ".com");
        float x = LEFT;
        for (List<String> column : List.of(own, bank, register)) {
            y = bottom;
            for (String line : column) {
                sheet.left(x, y, 7, line);
                y += 9;
            }
            x += 170;
        }
    }
}
