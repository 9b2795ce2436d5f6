package dev.wenshu.invoice.training.generate;

import dev.wenshu.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The lines under the items: what is added up, and what was paid. Notes which of the fields are stated. */
final class Amounts {
    /** A label with its amount as text. */
    record Sum(String label, String amount, boolean strong) {}

    private final Style style;
    private final Terms terms;
    private final Country country;
    private final Facts facts;
    private final Map<InvoiceField, String> stated = new EnumMap<>(InvoiceField.class);

    Amounts(Style style, Terms terms, Country country, Facts facts) {
        this.style = style;
        this.terms = terms;
        this.country = country;
        this.facts = facts;
    }

    Map<InvoiceField, String> stated() {
        return stated;
    }

    List<Sum> sums(RandomGenerator random) {
        List<Sum> sums = new ArrayList<>();
        boolean taxed = facts.tax() != 0 || style.showsZeroTax();
        if (facts.discount() > 0) {
            if (style.showsNet()) {
                sums.add(sum(
                        terms.other("net"),
                        facts.lines().stream().mapToLong(Facts.Line::amount).sum()));
            }
            sums.add(sum(terms.of("discount"), style.negativeDiscount() ? -facts.discount() : facts.discount()));
        }
        if (style.showsNet() && taxed) {
            sums.add(sum(terms.of("net"), facts.net()));
            stated.put(InvoiceField.NET, plain(facts.net()));
        }
        if (style.showsTax() && taxed) {
            taxes(sums);
            stated.put(InvoiceField.TAX, plain(facts.tax()));
        }
        if (facts.untaxed() > 0) {
            String part = terms.other("total") + " ";
            if (style.showsNet()) {
                sums.add(sum(part + country.percent(), facts.net() + facts.tax()));
            }
            sums.add(sum(part + "0%", facts.untaxed()));
        }
        if (facts.rounding() != 0) {
            if (style.showsUnrounded()) {
                sums.add(sum(terms.other("total"), facts.total() - facts.rounding()));
            }
            sums.add(sum(terms.of("rounding"), facts.rounding()));
        }
        sums.add(new Sum(terms.of("total"), money(facts.total()), true));
        stated.put(InvoiceField.TOTAL, plain(facts.total()));
        if (facts.prepaid() > 0) {
            sums.add(sum(terms.of("prepaid"), style.negativeDiscount() ? -facts.prepaid() : facts.prepaid()));
            sums.add(new Sum(terms.of("payable"), money(facts.payable()), true));
        } else if (style.showsPayable() && facts.kind() != Facts.Kind.RECEIPT) {
            sums.add(new Sum(terms.of("payable"), money(facts.total()), random.nextBoolean()));
        }
        stated.put(InvoiceField.PAYABLE, plain(facts.payable()));
        return sums;
    }

    private void taxes(List<Sum> sums) {
        String label = terms.of("tax");
        String rate = label.contains("%") || !style.showsRate() ? "" : " " + country.percent();
        if (facts.lowTax() > 0) {
            sums.add(sum(label + " " + country.percent(), facts.tax() - facts.lowTax()));
            sums.add(sum(label + " 7%", facts.lowTax()));
            if (style.sumsTaxes()) {
                sums.add(sum(terms.other("tax"), facts.tax()));
            }
        } else {
            sums.add(sum(label + rate, facts.tax()));
        }
    }

    private Sum sum(String label, long cents) {
        return new Sum(label, money(cents), false);
    }

    String money(long cents) {
        return style.withSign(country, country.money(cents, style.grouped()));
    }

    static String plain(long cents) {
        return (cents < 0 ? "-" : "") + Math.abs(cents) / 100 + "." + "%02d".formatted(Math.abs(cents) % 100);
    }
}
