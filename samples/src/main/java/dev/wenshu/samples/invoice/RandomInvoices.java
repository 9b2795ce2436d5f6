package dev.wenshu.samples.invoice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** An endless, repeatable supply of varied invoices with consistent sums and valid identifiers. */
public final class RandomInvoices {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 1);
    private static final int DAYS = 61;
    private final RandomGenerator random;
    private int sequence;

    public RandomInvoices(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** An invoice between two companies of DE or GB, in the country's currency, rates and language. */
    public InvoiceFacts european(String country) {
        Vocabulary words = country.equals("DE") ? Vocabulary.GERMAN : Vocabulary.ENGLISH;
        LocalDate issued = FIRST_DAY.plusDays(random.nextInt(DAYS));
        return new InvoiceFacts(
                pick(words.numberPrefixes()) + (10_000 + random.nextInt(80_000)) + "-" + ++sequence,
                issued,
                issued.plusDays(7L * (1 + random.nextInt(6))),
                country.equals("DE") ? "EUR" : "GBP",
                company(words, country),
                company(words, country),
                lines(words),
                TaxRounding.PER_RATE,
                FapiaoMarks.NONE,
                "PO-" + (1000 + random.nextInt(9000)),
                "");
    }

    /** A fully digital fapiao. */
    public InvoiceFacts digitalFapiao() {
        Vocabulary words = Vocabulary.CHINESE;
        LocalDate issued = FIRST_DAY.plusDays(random.nextInt(DAYS));
        return new InvoiceFacts(
                "26320000000" + (100_000_000 + random.nextInt(900_000_000)),
                issued,
                null,
                "CNY",
                company(words, "CN"),
                company(words, "CN"),
                lines(words),
                TaxRounding.PER_LINE,
                FapiaoMarks.digital(pick(words.people())),
                "",
                "");
    }

    private List<InvoiceLine> lines(Vocabulary words) {
        int count = 1 + random.nextInt(4);
        List<InvoiceLine> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Vocabulary.Product product =
                    words.products().get(random.nextInt(words.products().size()));
            BigDecimal price = BigDecimal.valueOf(product.cents() + random.nextLong(product.cents()), 2);
            lines.add(new InvoiceLine(
                    product.name(),
                    "",
                    product.unit(),
                    product.unitCode(),
                    BigDecimal.valueOf(1 + random.nextInt(40)),
                    price,
                    BigDecimal.valueOf(product.taxRate())));
        }
        return lines;
    }

    private Party company(Vocabulary words, String country) {
        int place = random.nextInt(words.cities().size());
        String name =
                words.companyPattern().formatted(words.cities().get(place), pick(words.names()), pick(words.trades()));
        boolean chinese = country.equals("CN");
        return new Party(
                name,
                words.streetPattern().formatted(pick(words.streets()), 1 + random.nextInt(180)),
                chinese ? "" : words.postcodes().get(place),
                words.cities().get(place),
                country,
                chinese ? CreditCode.of(words.postcodes().get(place), random) : VatNumber.of(country, random),
                words.phonePrefix() + random.nextInt(1000, 9999),
                chinese ? "" : "accounts@company" + random.nextInt(1000) + ".example",
                words.bank(),
                chinese ? "6210" + random.nextLong(100_000_000_000L, 999_999_999_999L) : Iban.of(country, random),
                chinese ? "" : "WNSU" + country + "2AXXX");
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
