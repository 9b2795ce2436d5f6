package dev.wenshu.samples.invoice;

import java.math.BigInteger;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** International bank account numbers with ISO 13616 check digits. */
public final class Iban {
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Iban() {}

    /** A new account of DE, FR, GB or IT. */
    public static String of(String country, RandomGenerator random) {
        String account = switch (country) {
            case "DE" -> digits(random, 18);
            case "FR" -> digits(random, 23);
            case "GB" -> "WNSU" + digits(random, 14);
            case "IT" -> "X" + digits(random, 22);
            default -> throw new IllegalArgumentException("no IBAN known for country " + country);
        };
        return country + "%02d".formatted(98 - remainder(country + "00" + account)) + account;
    }

    public static boolean isValid(String iban) {
        return iban.length() > 14 && remainder(iban) == 1;
    }

    /** In groups of four, as printed. */
    public static String grouped(String iban) {
        return iban.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String digits(RandomGenerator random, int count) {
        StringBuilder digits = new StringBuilder();
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static int remainder(String iban) {
        StringBuilder number = new StringBuilder();
        String rotated = iban.substring(4) + iban.substring(0, 4);
        rotated.toUpperCase(Locale.ROOT).chars().forEach(c -> number.append(Character.digit(c, 36)));
        return new BigInteger(number.toString()).mod(MODULUS).intValue();
    }
}
