package dev.wenshu.invoice.check;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Check digits of European VAT identification numbers, by the algorithms that the European Commission publishes for VIES and,
 * for GB, HM Revenue &amp; Customs. Countries without a rule here, and forms that have none, are not judged.
 */
final class VatNumbers {
    private static final String SPANISH_PERSON = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String SPANISH_COMPANY = "JABCDEFGHI";
    private static final int COUNTRY = 2;

    private static final Map<String, Form> FORMS = Map.ofEntries(
            Map.entry("AT", new Form("U\\d{8}", VatNumbers::austrian)),
            Map.entry("BE", new Form("[01]\\d{9}", n -> 97 - number(n, 0, 8) % 97 == number(n, 8, 10))),
            Map.entry("CZ", new Form("\\d{8}", n -> (11 - sum(n, 8, 7, 6, 5, 4, 3, 2) % 11) % 10 == digit(n, 7))),
            Map.entry("DE", new Form("[1-9]\\d{8}", VatNumbers::german)),
            Map.entry("DK", new Form("\\d{8}", n -> sum(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0)),
            Map.entry("EE", new Form("\\d{9}", n -> (10 - sum(n, 3, 7, 1, 3, 7, 1, 3, 7) % 10) % 10 == digit(n, 8))),
            Map.entry("ES", new Form("[A-Z]\\d{7}[0-9A-J]|[\\dXYZ]\\d{7}[A-Z]", VatNumbers::spanish)),
            Map.entry("FI", new Form("\\d{8}", n -> (11 - sum(n, 7, 9, 10, 5, 8, 4, 2) % 11) % 11 == digit(n, 7))),
            Map.entry("FR", new Form("\\d{11}", VatNumbers::french)),
            Map.entry("GB", new Form("\\d{9}|\\d{12}", VatNumbers::british)),
            Map.entry("HU", new Form("\\d{8}", n -> (10 - sum(n, 9, 7, 3, 1, 9, 7, 3) % 10) % 10 == digit(n, 7))),
            Map.entry("IT", new Form("\\d{11}", VatNumbers::isLuhn)),
            Map.entry("LU", new Form("\\d{8}", n -> number(n, 0, 6) % 89 == number(n, 6, 8))),
            Map.entry("LV", new Form("[4-9]\\d{10}", VatNumbers::latvian)),
            Map.entry("NL", new Form("\\d{9}B\\d{2}", VatNumbers::dutch)),
            Map.entry("PL", new Form("\\d{10}", n -> sum(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(n, 9))),
            Map.entry(
                    "PT", new Form("\\d{9}", n -> (11 - sum(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digit(n, 8))),
            Map.entry("SE", new Form("\\d{10}\\d{2}", n -> isLuhn(n.substring(0, 10)))),
            Map.entry("SK", new Form("\\d{10}", n -> Long.parseLong(n) % 11 == 0)));

    private VatNumbers() {}

    private record Form(Pattern shape, Predicate<String> check) {
        Form(String shape, Predicate<String> check) {
            this(Pattern.compile(shape), check);
        }
    }

    /** UNKNOWN where the country or the form has no rule; {@code id} is in upper case and begins with the country. */
    static Identifiers.Verdict judge(String id) {
        if (id.length() <= COUNTRY) {
            return Identifiers.Verdict.UNKNOWN;
        }
        Form form = FORMS.get(id.substring(0, COUNTRY));
        String national = id.substring(COUNTRY);
        if (form == null || !form.shape().matcher(national).matches()) {
            return Identifiers.Verdict.UNKNOWN;
        }
        return form.check().test(national) ? Identifiers.Verdict.SOUND : Identifiers.Verdict.BROKEN;
    }

    /** The formula of Luhn, ISO/IEC 7812-1. */
    static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i) * (i % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }

    private static boolean austrian(String number) {
        int sum = 4;
        for (int i = 1; i <= 7; i++) {
            int product = digit(number, i) * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10 == digit(number, 8);
    }

    /** ISO 7064 MOD 11,10. */
    private static boolean german(String number) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (digit(number, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digit(number, 8);
    }

    private static boolean spanish(String number) {
        char last = number.charAt(8);
        char first = number.charAt(0);
        int foreigner = "XYZ".indexOf(first);
        if (Character.isDigit(first) || foreigner >= 0) {
            long value = Long.parseLong((foreigner < 0 ? first - '0' : foreigner) + number.substring(1, 8));
            return SPANISH_PERSON.charAt((int) (value % SPANISH_PERSON.length())) == last;
        }
        int sum = 0;
        for (int i = 1; i <= 7; i++) {
            int product = digit(number, i) * (i % 2 + 1);
            sum += product / 10 + product % 10;
        }
        int check = (10 - sum % 10) % 10;
        return Character.isDigit(last) ? last - '0' == check : SPANISH_COMPANY.charAt(check) == last;
    }

    private static boolean french(String number) {
        String siren = number.substring(2);
        return isLuhn(siren) && (12 + 3 * (Long.parseLong(siren) % 97)) % 97 == number(number, 0, 2);
    }

    private static boolean british(String number) {
        long sum = sum(number, 8, 7, 6, 5, 4, 3, 2) + number(number, 7, 9);
        return sum % 97 == 0 || (sum + 55) % 97 == 0;
    }

    private static boolean latvian(String number) {
        int rest = 3 - sum(number, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6) % 11;
        return (rest < -1 ? rest + 11 : rest) == digit(number, 10);
    }

    /** Modulo 11 for companies; the identifiers of sole traders since 2020 follow ISO 7064 MOD 97-10. */
    private static boolean dutch(String number) {
        if (sum(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(number, 8)) {
            return true;
        }
        long rest = 0;
        String whole = "NL" + number;
        for (int i = 0; i < whole.length(); i++) {
            int value = Character.digit(whole.charAt(i), 36);
            rest = (value > 9 ? rest * 100 : rest * 10) + value;
            rest %= 97;
        }
        return rest == 1;
    }

    private static int sum(String number, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += digit(number, i) * weights[i];
        }
        return sum;
    }

    private static long number(String text, int from, int to) {
        return Long.parseLong(text.substring(from, to));
    }

    private static int digit(String text, int at) {
        return text.charAt(at) - '0';
    }
}
