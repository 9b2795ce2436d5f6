package dev.wenshu.samples.invoice;

import java.util.random.RandomGenerator;

/** European VAT identification numbers with valid check digits. */
public final class VatNumber {
    private static final int[] BRITISH_WEIGHTS = {8, 7, 6, 5, 4, 3, 2};

    private VatNumber() {}

    /** A new number of DE, FR, GB or IT. */
    public static String of(String country, RandomGenerator random) {
        return switch (country) {
            case "DE" -> withGermanCheck(digits(random, 8));
            case "FR" -> french(digits(random, 8));
            case "GB" -> withBritishCheck(digits(random, 7));
            case "IT" -> withItalianCheck("0" + digits(random, 6) + "015");
            default -> throw new IllegalArgumentException("no VAT number known for country " + country);
        };
    }

    public static boolean isValid(String number) {
        if (number.length() < 11) {
            return false;
        }
        String body = number.substring(2);
        return switch (number.substring(0, 2)) {
            case "DE" ->
                body.length() == 9 && withGermanCheck(body.substring(0, 8)).equals(number);
            case "FR" -> body.length() == 11 && french(body.substring(2, 10)).equals(number);
            case "GB" ->
                body.length() == 9 && withBritishCheck(body.substring(0, 7)).equals(number);
            case "IT" ->
                body.length() == 11 && withItalianCheck(body.substring(0, 10)).equals(number);
            default -> false;
        };
    }

    private static String digits(RandomGenerator random, int count) {
        StringBuilder digits = new StringBuilder().append(1 + random.nextInt(9));
        while (digits.length() < count) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    // ISO 7064, MOD 11,10
    private static String withGermanCheck(String body) {
        int product = 10;
        for (int i = 0; i < body.length(); i++) {
            int sum = (digit(body, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return "DE" + body + (11 - product) % 10;
    }

    private static String french(String body) {
        String siren = body + luhn(body);
        long key = (12 + 3 * (Long.parseLong(siren) % 97)) % 97;
        return "FR" + "%02d".formatted(key) + siren;
    }

    private static String withBritishCheck(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += digit(body, i) * BRITISH_WEIGHTS[i];
        }
        return "GB" + body + "%02d".formatted(97 - sum % 97);
    }

    private static String withItalianCheck(String body) {
        return "IT" + body + luhn(body);
    }

    private static int luhn(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int value = digit(body, body.length() - 1 - i) * (i % 2 == 0 ? 2 : 1);
            sum += value / 10 + value % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
