package dev.wenshu.invoice.training.generate;

import dev.wenshu.invoice.training.generate.Facts.Company;
import dev.wenshu.invoice.training.generate.Facts.Line;
import java.util.List;
import java.util.random.RandomGenerator;

/** The narrow slip of a till, 30 to 48 characters wide. */
final class SlipLayout {
    private static final float SIZE = 10;
    private static final float STEP = 14;

    private final Style style;
    private final Terms terms;
    private final Country country;
    private final Facts facts;
    private final Amounts amounts;
    private final RandomGenerator random;
    private final Sheet sheet;
    private float y = 12;

    SlipLayout(Style style, Terms terms, Country country, Facts facts, Amounts amounts, RandomGenerator random) {
        this.style = style;
        this.terms = terms;
        this.country = country;
        this.facts = facts;
        this.amounts = amounts;
        this.random = random;
        this.sheet = new Sheet(style.columns() * SIZE * Sheet.monospaced() + 20, Sheet.monospaced());
    }

    Sheet draw() {
        head();
        meta();
        items();
        totals();
        foot();
        return sheet;
    }

    private void head() {
        Company seller = facts.seller();
        boolean title = style.titleFirst();
        if (title) {
            centre(terms.of(facts.kind() == Facts.Kind.CREDIT_NOTE ? "credit" : "receipt"), SIZE);
        }
        if (style.slogan() && random.nextBoolean()) {
            centre(terms.of("slogan"), SIZE);
        }
        if (!seller.brand().isEmpty()) {
            centre(seller.brand(), SIZE * 1.6f);
        }
        name(seller.legal());
        if (country.code().equals("MY")) {
            centre(
                    random.nextBoolean() ? "(" + seller.registration() + ")" : "Co. Reg No: " + seller.registration(),
                    SIZE);
        }
        seller.address().forEach(line -> centre(line, SIZE));
        if (random.nextInt(4) > 0) {
            centre(style.label(terms.of("phone")) + " " + seller.phone(), SIZE);
        }
        if (random.nextInt(5) == 0) {
            centre("www." + seller.site() + ".com", SIZE);
        }
        if (facts.tax() != 0 || random.nextBoolean()) {
            centre(style.label(terms.of("tax_id")) + " " + seller.taxId(), SIZE);
        }
        if (!title && random.nextInt(4) > 0) {
            y += STEP / 2;
            centre(terms.of("receipt"), SIZE * (random.nextBoolean() ? 1 : 1.3f));
        }
        y += STEP / 2;
    }

    /** A long name goes on in the next line. */
    private void name(String legal) {
        float size = style.titleSize() > 18 ? SIZE * 1.3f : SIZE;
        int cut = legal.lastIndexOf(' ', legal.length() * 2 / 3);
        int bracket = legal.indexOf(" (");
        int at = bracket > 3 && random.nextBoolean() ? bracket : cut;
        if (at > 3 && (sheet.lengthOf(legal, size) > sheet.width() - 20 || random.nextInt(9) == 0)) {
            centre(legal.substring(0, at), size);
            centre(legal.substring(at + 1), size);
        } else {
            centre(legal, size);
        }
    }

    private void meta() {
        String number = style.label(terms.of("receipt_number")) + " " + facts.number();
        String day = country.day(facts.issued(), style.dayStyle(), random);
        String time = "%02d:%02d".formatted(8 + random.nextInt(14), random.nextInt(60))
                + (random.nextBoolean() ? "" : ":%02d".formatted(random.nextInt(60)));
        String date = (random.nextInt(5) == 0 ? "" : style.label(terms.of("issue_date")) + " ")
                + day
                + (random.nextBoolean() ? " " + time : "");
        boolean late = random.nextInt(6) == 0;
        if (style.meta() == Style.Meta.ONE_LINE) {
            sheet.left(10, y, SIZE, number);
            sheet.right(sheet.width() - 10, y, SIZE, date);
            y += STEP;
        } else {
            left(number);
            if (!late) {
                left(date);
            }
        }
        for (String decoy : terms.some("other_numbers", style.decoys() / 2 + random.nextInt(2))) {
            left(style.label(decoy) + " "
                    + (random.nextInt(4) == 0 ? terms.of("persons") : Integer.toString(random.nextInt(99_999))));
        }
        if (facts.buyer().legal().length() > 3 && random.nextInt(6) == 0) {
            left(style.label(terms.of("buyer")) + " " + facts.buyer().legal());
        }
        if (late && style.meta() != Style.Meta.ONE_LINE) {
            left(date);
        }
        y += STEP / 2;
    }

    private void items() {
        if (style.table()) {
            List<String> heads = terms.columns();
            sheet.left(10, y, SIZE, String.join("   ", heads.subList(1, heads.size())));
            y += STEP;
        }
        for (Line line : facts.lines()) {
            String amount = country.money(line.amount(), style.grouped());
            String code = country.code().equals("MY") && random.nextInt(2) == 0 ? " SR" : "";
            if (style.rateTable()) {
                left(line.item());
                row("  " + line.quantity() + " x " + country.money(line.price(), style.grouped()), amount + code);
            } else {
                row(line.quantity() + " " + line.item(), amount + code);
            }
        }
        y += STEP / 2;
    }

    private void totals() {
        if (random.nextInt(4) == 0) {
            row(terms.of("columns") + " " + facts.lines().size(), "");
        }
        for (Amounts.Sum sum : amounts.sums(random)) {
            float size = sum.strong() && style.titleSize() > 16 ? SIZE * 1.4f : SIZE;
            String label = style.label(sum.label());
            if (style.totals() == Style.Totals.LEFT) {
                sheet.left(sheet.width() * 0.3f, y, size, label);
            } else {
                sheet.left(10, y, size, label);
            }
            sheet.right(sheet.width() - 10, y, size, sum.amount());
            y += STEP * size / SIZE;
        }
        if (random.nextInt(4) > 0) {
            row(style.label(terms.of("cash")), amounts.money(facts.cash()));
            if (facts.cash() != facts.total() || random.nextBoolean()) {
                row(style.label(terms.of("change")), amounts.money(facts.cash() - facts.total()));
            }
        }
        if (style.rateTable() && facts.tax() != 0) {
            y += STEP / 2;
            left(terms.of("tax") + " " + (random.nextBoolean() ? "Summary" : "%"));
            String net = country.money(facts.net(), style.grouped());
            String tax = country.money(facts.tax(), style.grouped());
            row((random.nextBoolean() ? "SR @ " : "A ") + country.percent(), net + "    " + tax);
            if (random.nextBoolean()) {
                row(terms.of("total"), net + "    " + tax);
            }
        }
    }

    private void foot() {
        y += STEP;
        for (String note : terms.some("notes", random.nextInt(3))) {
            centre(note, SIZE);
        }
        if (random.nextInt(6) == 0) {
            centre(
                    terms.of("other_dates") + ": "
                            + country.day(facts.issued().minusDays(random.nextInt(400)), 0, random),
                    SIZE);
        }
    }

    private void left(String text) {
        sheet.left(10, y, SIZE, text);
        y += STEP;
    }

    private void centre(String text, float size) {
        sheet.centre(sheet.width() / 2, y, size, text);
        y += STEP * size / SIZE;
    }

    private void row(String label, String amount) {
        sheet.left(10, y, SIZE, label);
        if (!amount.isEmpty()) {
            sheet.right(sheet.width() - 10, y, SIZE, amount);
        }
        y += STEP;
    }
}
